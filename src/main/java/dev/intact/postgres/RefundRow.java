package dev.intact.postgres;

import dev.intact.orders.OrderStatus;
import dev.intact.refunds.Refund;
import dev.intact.shared.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** {@code refund}, with {@code refund_line}. */
@Entity
@Table(name = "refund")
class RefundRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "order_id")
    UUID orderId;

    long amount;
    String currency;
    String reason;
    String reference;

    @Column(name = "order_status")
    String orderStatus;

    long refunded;
    long refundable;

    @Column(name = "ledger_transaction_id")
    UUID ledgerTransactionId;

    String metadata;

    @Column(name = "created_at")
    Instant createdAt;

    /** Read for a whole page at once; lines never change, so a second statement sees the same. */
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "refund_line", joinColumns = @JoinColumn(name = "refund_id"))
    @OrderBy("line")
    List<LineRow> lines;

    @Embeddable
    static class LineRow {
        int line;
        int quantity;
        long amount;

        Refund.Line line() {
            return new Refund.Line(line, quantity, amount);
        }
    }

    static Optional<RefundRow> withLines(UUID id) {
        return find("from RefundRow r left join fetch r.lines where r.id = ?1", id)
                .singleResultOptional();
    }

    Refund refund() {
        return new Refund(
                id,
                orderId,
                amount,
                currency,
                reason,
                reference,
                lines.stream().map(LineRow::line).toList(),
                OrderStatus.of(orderStatus),
                refunded,
                refundable,
                ledgerTransactionId,
                Json.metadata(metadata),
                createdAt);
    }
}
