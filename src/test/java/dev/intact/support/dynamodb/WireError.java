package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A refusal, as it goes over the wire. */
final class WireError extends RuntimeException {
    static final String CONDITION_FAILED = "The conditional request failed";

    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";
    private static final String CORAL = "com.amazon.coral.service#";
    private static final String VALIDATION = "com.amazon.coral.validate#ValidationException";

    private final int status;
    private final transient ObjectNode body;

    private WireError(int status, String message, ObjectNode body) {
        super(message, null, false, false);
        this.status = status;
        this.body = body;
    }

    private static WireError of(int status, String type, String message) {
        var body = JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message);
        return new WireError(status, message, body);
    }

    static WireError invalid(String message) {
        return of(400, VALIDATION, message);
    }

    /** The most frequent of all: a value that breaks a rule of the data model. */
    static WireError invalidValue(String message) {
        return invalid("One or more parameter values were invalid: " + message);
    }

    static WireError notSupported(String what) {
        return invalid(what + " is not supported by this server");
    }

    static WireError of(String type, String message) {
        return of(400, DYNAMODB + type, message);
    }

    static WireError ofService(String type, String message) {
        return of(400, CORAL + type, message);
    }

    static WireError serialization(String message) {
        return ofService("SerializationException", message);
    }

    static WireError internal(String message) {
        return of(500, DYNAMODB + "InternalServerError", message);
    }

    static WireError conditionFailed(Optional<Item> item) {
        var error = of("ConditionalCheckFailedException", CONDITION_FAILED);
        item.ifPresent(old -> error.body.set("Item", old.toJson()));
        return error;
    }

    /** One reason for each action, in their order. This message alone has a capital letter in its name. */
    static WireError cancelled(List<CancellationReason> reasons) {
        var codes = reasons.stream().map(CancellationReason::code).toList();
        var message = "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                + String.join(", ", codes) + "]";
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("__type", DYNAMODB + "TransactionCanceledException")
                .put("Message", message);
        var list = body.putArray("CancellationReasons");
        reasons.forEach(reason -> list.add(reason.toJson()));
        return new WireError(400, message, body);
    }

    int status() {
        return status;
    }

    JsonNode body() {
        return body;
    }

    boolean isValidation() {
        return body.path("__type").asText().equals(VALIDATION);
    }
}
