package dev.intact.walks;

import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import dev.intact.stock.AdjustStockResult.Adjusted;
import dev.intact.stock.SetStockResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The answers that keys stand for, and what all workflows say alike. */
final class ModelKeys {
    private final Map<String, First> firsts = new HashMap<>();

    private record First(String asked, Answer answer) {}

    /** Each workflow has results of these names, and results are compared as they are told. */
    record Replayed(Answer first) {}

    record KeyReused() {}

    record OrderNotFound() {}

    record VersionMismatch(long version) {}

    /** A kept answer wins over every refusal, and only a success is kept. */
    Object once(Call call, Supplier<Object> decide) {
        var first = firsts.get(name(call));
        if (first != null) {
            return first.asked().equals(call.fingerprint()) ? new Replayed(first.answer()) : new KeyReused();
        }
        var result = decide.get();
        success(result).ifPresent(answer -> firsts.put(name(call), new First(call.fingerprint(), answer)));
        return result;
    }

    boolean keeps(Call call) {
        return firsts.containsKey(name(call));
    }

    private static String name(Call call) {
        return call.operation() + " " + call.key();
    }

    static boolean isStale(Call call, long version) {
        return !call.ifMatch().isEmpty() && !call.ifMatch().contains(version);
    }

    private static Optional<Answer> success(Object result) {
        return switch (result) {
            case SetStockResult.Set set -> Optional.of(new Answer(200, null, Json.write(set.stock())));
            case Adjusted adjusted -> Optional.of(new Answer(200, null, Json.write(adjusted.stock())));
            case Created created -> Optional.of(created.answer());
            case Cancelled cancelled -> Optional.of(cancelled.answer());
            case RecordPaymentResult.Recorded(var paid) ->
                Optional.of(made("/v1/orders/" + paid.orderId() + "/payments/" + paid.id(), paid));
            case RecordRefundResult.Recorded(var refund) -> Optional.of(made("/v1/refunds/" + refund.id(), refund));
            default -> Optional.empty();
        };
    }

    static Answer made(String location, Object resource) {
        return new Answer(201, location, Json.write(resource));
    }
}
