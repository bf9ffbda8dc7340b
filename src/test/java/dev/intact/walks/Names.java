package dev.intact.walks;

import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.walks.Command.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tells answers so that those of different shops can be compared: ids by name, and without the scope. */
final class Names {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Scope scope;
    private final Map<UUID, String> names = new HashMap<>();

    Names(Scope scope) {
        this.scope = scope;
    }

    void learn(Step step, Object result) {
        switch (result) {
            case Created created
            when step.command() instanceof Place place ->
                names.put(created.order().id(), place.order());
            case RecordPaymentResult.Recorded(var payment) -> names.put(payment.id(), "payment-" + step.number());
            case RecordRefundResult.Recorded(var refund) -> names.put(refund.id(), "refund-" + step.number());
            default -> {}
        }
    }

    /** Other ids are named in the order in which they are told. */
    String tell(Object answer) {
        var text = ID.matcher(String.valueOf(answer))
                .replaceAll(
                        id -> names.computeIfAbsent(UUID.fromString(id.group()), any -> "id-" + (names.size() + 1)));
        return scope.plain(text);
    }
}
