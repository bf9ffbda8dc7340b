package dev.intact.benchmark.repositories;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundStore;
import dev.intact.shared.Page;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Refunds as the call's arm says. */
@Alternative
@Priority(1)
@Singleton
class RefundsByArm implements RefundStore {
    private final RefundStore product;
    private final OneTransaction repositories;
    private final RefundSteps broken;
    private final Arm.Current current;

    RefundsByArm(
            @StoredIn(Backend.POSTGRESQL) RefundStore product,
            OneTransaction repositories,
            RefundSteps broken,
            Arm.Current current) {
        this.product = product;
        this.repositories = repositories;
        this.broken = broken;
        this.current = current;
    }

    @Override
    public RecordRefundResult recordRefund(NewRefund wanted) {
        return switch (current.arm()) {
            case PRODUCT -> product.recordRefund(wanted);
            case REPOSITORIES -> repositories.refund(wanted);
            case BROKEN -> broken.refund(wanted);
        };
    }

    @Override
    public Optional<Refund> find(UUID id) {
        return product.find(id);
    }

    @Override
    public Optional<Page<Refund>> refundsOf(UUID orderId, Page.Request page) {
        return product.refundsOf(orderId, page);
    }
}
