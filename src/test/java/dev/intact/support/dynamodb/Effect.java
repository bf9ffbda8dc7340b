package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What {@link DynamoProxy} does to a request. */
public sealed interface Effect {
    /** The connection is closed; the server never gets the request. */
    record CutBefore() implements Effect {}

    /** The server has done it; the connection is closed without an answer. */
    record AnswerLost() implements Effect {}

    /** The server gets the request that much later, even if the client has given up by then. */
    record Stall(Duration time) implements Effect {}

    /** The client gets the answer that much later. */
    record StallAnswer(Duration time) implements Effect {}

    /** The client gets this; the server never gets the request. */
    record Reply(int status, String body) implements Effect {
        /** @param type without a namespace it gets that of DynamoDB */
        public static Reply error(int status, String type, String message) {
            var body = JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", type.contains("#") ? type : "com.amazonaws.dynamodb.v20120810#" + type)
                    .put("message", message);
            return new Reply(status, body.toString());
        }

        /** A cancelled transaction. @param codes by the number of the action, from 0; the others had no part in it */
        public static Reply cancelled(int actions, Map<Integer, String> codes) {
            if (codes.keySet().stream().anyMatch(action -> action < 0 || action >= actions)) {
                throw new IllegalArgumentException("there are " + actions + " actions, but " + codes);
            }
            var reasons = IntStream.range(0, actions)
                    .mapToObj(action -> reason(Optional.ofNullable(codes.get(action))))
                    .toList();
            return cancelled(reasons);
        }

        private static Reply cancelled(List<CancellationReason> reasons) {
            var error = WireError.cancelled(reasons);
            return new Reply(error.status(), error.body().toString());
        }

        private static CancellationReason reason(Optional<String> code) {
            if (code.isEmpty()) {
                return CancellationReason.NONE;
            }
            return switch (code.get()) {
                case "ConditionalCheckFailed" -> CancellationReason.conditionFailed(Optional.empty());
                case "TransactionConflict" -> CancellationReason.CONFLICT;
                default -> new CancellationReason(code.get(), Optional.of("Told by the proxy"), Optional.empty());
            };
        }
    }
}
