package dev.intact.http;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.NULL;

import dev.intact.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Adds to the OpenAPI document what the types of the fields leave open: what must be there, what may be null, and within
 * which limits. A field of a request obeys the same rule wherever it stands, so its name finds the rule; the services
 * check it. Answers tell every field, and null where there is nothing.
 */
final class ApiSchemas {
    private static final String REQUEST = "Request";

    private static final Set<String> OPTIONAL = Set.of(
            "externalId",
            "payment",
            "metadata",
            "discountAmount",
            "takeStock",
            "bio",
            "avatarUrl",
            "slug",
            "trialDays",
            "expiresInDays",
            "nextCursor");

    /** Of these alone, in requests and in answers. */
    private static final Map<String, Set<String>> ALSO_OPTIONAL = Map.of(
            "CancellationRequest", Set.of("reason", "refund"),
            "ClosureRequest", Set.of("reservationId"),
            "RefundRequest", Set.of("amount", "lines", "full", "reason", "restock", "expectedRefunded", "reference"),
            "LedgerTransaction", Set.of("refundId"),
            "Refund", Set.of("reason", "reference"),
            "Slot", Set.of("hostName", "reservationId"),
            "Subscription", Set.of("periodEndsAt"));

    /** What a call can't do without. */
    private static final Map<String, Set<String>> REQUIRED_IN_QUERY =
            Map.of("listLedgerTransactions", Set.of("orderId"), "listSlots", Set.of("resourceId", "day"));

    private ApiSchemas() {}

    static void complete(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var isRequest = name.endsWith(REQUEST) || name.equals("NoFields");
            if (isRequest) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            }
            if (schema.getProperties() != null && !name.equals("Problem")) {
                complete(name, schema, isRequest);
            }
        });
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(ApiSchemas::complete));
    }

    private static void complete(String name, Schema schema, boolean isRequest) {
        var required = new ArrayList<String>();
        for (var field : List.copyOf(schema.getProperties().keySet())) {
            var value = schema.getProperties().get(field);
            if (isRequest) {
                limit(name, field, value);
            }
            var isOptional = OPTIONAL.contains(field)
                    || ALSO_OPTIONAL.getOrDefault(name, Set.of()).contains(field);
            if (isOptional) {
                schema.addProperty(field, orNull(value));
            }
            if (!isOptional || !isRequest) {
                required.add(field);
            }
        }
        schema.setRequired(required);
    }

    private static Schema orNull(Schema value) {
        if (value.getRef() != null || value.getEnumeration() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(value, OASFactory.createSchema().addType(NULL)));
        }
        return value.addType(NULL);
    }

    private static void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> complete(operation.getOperationId(), parameter));
        }
        var body = operation.getRequestBody();
        if (body != null) {
            var ref = body.getContent()
                    .getMediaTypes()
                    .values()
                    .iterator()
                    .next()
                    .getSchema()
                    .getRef();
            body.setRequired(!ref.endsWith("/NoFields") && !ref.endsWith("/ClosureRequest"));
        }
    }

    private static void complete(String operation, Parameter parameter) {
        var name = parameter.getName();
        var schema = parameter.getSchema();
        switch (parameter.getIn()) {
            case PATH -> {
                if (name.endsWith("d")) {
                    schema.setFormat("uuid");
                } else if (name.equals("sku")) {
                    limit("", name, schema);
                }
            }
            case QUERY -> {
                parameter.setRequired(
                        REQUIRED_IN_QUERY.getOrDefault(operation, Set.of()).contains(name));
                query(name, parameter);
            }
            case HEADER -> schema.setFormat(name.equals(Calls.ACTOR) ? "uuid" : null);
            case COOKIE -> throw new IllegalStateException("nothing is asked for in cookies");
        }
    }

    private static void query(String name, Parameter parameter) {
        switch (name) {
            case "limit" ->
                parameter.setSchema(
                        numbers(OASFactory.createSchema().addType(INTEGER).defaultValue(20), 1, 100));
            case "status" -> parameter.setSchema(OASFactory.createSchema().ref("OrderStatus"));
            case "orderId" -> parameter.getSchema().setFormat("uuid");
            case "day" -> parameter.getSchema().setFormat("date");
            case "customerId", "externalId", "resourceId" -> limit("", name, parameter.getSchema());
            default -> parameter.getSchema().setMinLength(1);
        }
    }

    private static void limit(String type, String field, Schema value) {
        switch (field) {
            case "sku" -> length(value, 1, 64);
            case "customerId", "externalId", "reference", "resourceId" -> length(value, 1, 128);
            case "name", "hostName", "token", "code" -> length(value, 1, 200);
            case "reason" -> length(value, type.equals("AdjustmentRequest") ? 1 : 0, 1000);
            case "bio" -> length(value, 0, 1000);
            case "plan" -> length(value.not(constant("team-trial")), 1, 64);
            case "currency" -> value.pattern("^[A-Z]{3}$").examples(List.of("EUR", "USD", "JPY", "KWD"));
            case "provider" -> value.pattern("^[a-z0-9_-]{1,32}$");
            case "slug" -> value.pattern("^[a-z0-9-]{3,63}$");
            case "email" -> value.format("email").maxLength(254);
            case "avatarUrl" -> value.format("uri").pattern("^https://").maxLength(2048);
            case "ownerId", "userId", "fromUserId", "toUserId", "reservationId" -> value.setFormat("uuid");
            case "startsAt", "endsAt", "periodEndsAt" -> value.setFormat("date-time");
            case "role" -> value.setEnumeration(List.of("owner", "admin", "member"));
            case "mode" -> value.setEnumeration(List.of("immediate", "at_period_end"));
            case "refund" -> value.setEnumeration(List.of("full"));
            case "amount" -> numbers(value, type.equals("RefundRequest") ? 1 : 0, Money.MOST);
            case "unitAmount", "discountAmount", "available", "expectedRefunded" -> numbers(value, 0, Money.MOST);
            case "delta" -> numbers(value, -Money.MOST, Money.MOST).not(constant(0));
            case "quantity", "seatLimit" -> numbers(value, 1, 10_000);
            case "line" -> numbers(value, 1, Integer.MAX_VALUE);
            case "trialDays" -> numbers(value, 1, 90).defaultValue(14);
            case "expiresInDays" -> numbers(value, 1, 30).defaultValue(7);
            case "items", "lines" -> value.minItems(1).maxItems(50);
            case "scopes" ->
                value.minItems(1)
                        .getItems()
                        .pattern("^(orders|refunds|stock|ledger|teams|users|slots|events|admin):(read|write)$")
                        .examples(List.of("orders:read", "stock:write"));
            case "metadata" -> metadata(value);
            case "payment", "takeStock", "restock", "full" -> {}
            default -> throw new IllegalStateException("no rule for " + type + "." + field);
        }
    }

    private static Schema constant(Object value) {
        return OASFactory.createSchema().constValue(value);
    }

    private static void length(Schema text, int least, int most) {
        text.minLength(least).maxLength(most);
    }

    private static Schema numbers(Schema number, long least, long most) {
        return number.minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
    }

    private static void metadata(Schema value) {
        value.maxProperties(20)
                .propertyNames(OASFactory.createSchema().minLength(1).maxLength(40))
                .getAdditionalPropertiesSchema()
                .setMaxLength(500);
    }
}
