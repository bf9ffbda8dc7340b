package dev.intact.orders;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.stock.Pieces;
import java.util.List;
import java.util.Optional;

/**
 * A checked order, complete as it will be stored.
 *
 * @param paid its payment, where it comes with one
 * @param events what the write records
 * @param answer what the caller is told, now and at each replay
 */
public record NewOrder(Call call, Order order, Optional<Paid> paid, List<Event> events, Answer answer) {

    /** A payment and the ledger transaction that books it. */
    public record Paid(Payment payment, LedgerTransaction booked) {}

    /** What the order takes from stock; the same sku on two lines is summed. */
    public Pieces stockToTake() {
        return Pieces.sum(order.items().stream()
                .filter(Order.Item::takeStock)
                .map(item -> new Pieces.Of(item.sku(), item.quantity())));
    }
}
