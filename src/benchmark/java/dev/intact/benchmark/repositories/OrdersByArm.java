package dev.intact.benchmark.repositories;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.NewOrder;
import dev.intact.orders.NewPayment;
import dev.intact.orders.Order;
import dev.intact.orders.OrderFilter;
import dev.intact.orders.OrderStore;
import dev.intact.orders.Payment;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.shared.Page;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Places orders as the call's arm says. */
@Alternative
@Priority(1)
@Singleton
class OrdersByArm implements OrderStore {
    private final OrderStore product;
    private final OneTransaction repositories;
    private final OrderSteps broken;
    private final Arm.Current current;

    OrdersByArm(
            @StoredIn(Backend.POSTGRESQL) OrderStore product,
            OneTransaction repositories,
            OrderSteps broken,
            Arm.Current current) {
        this.product = product;
        this.repositories = repositories;
        this.broken = broken;
        this.current = current;
    }

    @Override
    public CreateOrderResult createOrderWithItems(NewOrder wanted) {
        try {
            return switch (current.arm()) {
                case PRODUCT -> product.createOrderWithItems(wanted);
                case REPOSITORIES -> repositories.place(wanted);
                case BROKEN -> broken.place(wanted);
            };
        } catch (Refused e) {
            return e.as(CreateOrderResult.class);
        }
    }

    @Override
    public RecordPaymentResult recordPayment(NewPayment wanted) {
        return product.recordPayment(wanted);
    }

    @Override
    public Optional<Order> find(UUID id) {
        return product.find(id);
    }

    @Override
    public Page<Order> list(OrderFilter filter, Page.Request page) {
        return product.list(filter, page);
    }

    @Override
    public Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page) {
        return product.paymentsOf(id, page);
    }

    @Override
    public Optional<Payment> payment(UUID orderId, UUID id) {
        return product.payment(orderId, id);
    }
}
