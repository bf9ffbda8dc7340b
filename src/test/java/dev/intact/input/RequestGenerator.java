package dev.intact.input;

import dev.intact.input.Memory.Scene;
import dev.intact.support.Api;
import java.util.ArrayList;
import java.util.random.RandomGenerator;

/** Makes requests that the document allows, of things that there are. */
final class RequestGenerator {
    private final Memory memory;
    private final Values values;
    private final RandomGenerator random;
    private String lastKey = Api.unique();

    RequestGenerator(ApiDescription api, Memory memory, RandomGenerator random) {
        this.memory = memory;
        this.values = new Values(api, random);
        this.random = random;
    }

    Draft draft(ApiDescription api, Operation operation) {
        var needed = new ArrayList<String>();
        operation.parametersIn("path").forEach(parameter -> needed.add(named(operation, parameter.name())));
        operation
                .body()
                .ifPresent(
                        body -> api.schema(body).path("properties").fieldNames().forEachRemaining(needed::add));
        var scene = memory.recall(needed, random);
        var draft = new Draft(operation, scene);
        for (var parameter : operation.parametersIn("path")) {
            draft.segment(parameter.name(), value(named(operation, parameter.name()), parameter, scene));
        }
        for (var parameter : operation.parametersIn("query")) {
            if (parameter.isRequired() || random.nextInt(3) == 0) {
                draft.query().put(parameter.name(), value(parameter.name(), parameter, scene));
            }
        }
        if (operation.isChange()) {
            addHeaders(draft, scene);
        }
        operation.body().ifPresent(schema -> draft.body(values.value("", api.schema(schema), scene)));
        return draft;
    }

    private String value(String name, Operation.Parameter parameter, Scene scene) {
        return values.value(name, parameter.schema(), scene).asText();
    }

    /** The `id` after /orders is an orderId. */
    static String named(Operation operation, String parameter) {
        if (!parameter.equals("id")) {
            return parameter;
        }
        var collection = operation.path().split("/")[2];
        return collection.equals("api-keys") ? "apiKeyId" : collection.replaceAll("s$", "") + "Id";
    }

    private void addHeaders(Draft draft, Scene scene) {
        if (random.nextInt(20) > 0) {
            lastKey = Api.unique();
        }
        if (draft.operation().method().equals("POST") || random.nextBoolean()) {
            draft.header(Draft.KEY, lastKey);
        }
        if (random.nextInt(10) == 0) {
            scene.value("userId", random).ifPresent(actor -> draft.header(Draft.ACTOR, actor.asText()));
        }
        if (random.nextInt(10) == 0) {
            scene.value("version", random)
                    .ifPresent(version -> draft.header("If-Match", "\"" + version.asText() + "\""));
        }
    }
}
