package dev.intact.orders;

import dev.intact.events.Event;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A checked order, complete as it will be stored.
 *
 * @param paid its payment, where it comes with one
 * @param events what the write records
 * @param answer what the caller is told, now and at each replay
 */
public record NewOrder(Call call, Order order, Optional<Paid> paid, List<Event> events, Answer answer) {

    /** As every store sorts texts. Java's own order differs beyond the basic plane. */
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** A payment and the ledger transaction that books it. */
    public record Paid(Payment payment, LedgerTransaction booked) {}

    /** How many pieces of each sku the order takes from stock, in sku order; the same sku on two lines is summed. */
    public Map<String, Integer> stockToTake() {
        var pieces = new TreeMap<String, Integer>(BY_CODE_POINT);
        order.items().stream()
                .filter(Order.Item::takeStock)
                .forEach(item -> pieces.merge(item.sku(), item.quantity(), Integer::sum));
        return pieces;
    }
}
