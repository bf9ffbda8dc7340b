package dev.intact.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intact.input.Memory.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Values that a schema allows: some remembered, most of them small, some at a bound. */
final class Values {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();
    private static final int MOST_ENTRIES = 3;

    /** Which name nothing by chance. */
    private static final Set<String> REMEMBERED = Set.of("token", "code", "sku", "cursor", "after", "amount");

    private static final List<String> CHARACTERS = List.of(
            "a", "b", "c", "Z", "0", "9", "-", "_", "é", "ß", "茶", "🍵", "א", "'", "\"", "<", "&", "%", "/", "\\", "#",
            "{", "$", "|", "?", "+");

    private final ApiDescription api;
    private final RandomGenerator random;

    Values(ApiDescription api, RandomGenerator random) {
        this.api = api;
        this.random = random;
    }

    JsonNode value(String name, JsonNode given, Scene scene) {
        var schema = api.resolved(given);
        if (schema.has("anyOf")) {
            return value(
                    name,
                    random.nextInt(10) == 0 ? NODES.objectNode().put("type", "null") : schema.at("/anyOf/0"),
                    scene);
        }
        var type = type(schema);
        var isRemembered = schema.path("format").asText().equals("uuid") || REMEMBERED.contains(name);
        var isFree = !List.of("object", "array", "null").contains(type) && !schema.has("enum");
        if (isFree && random.nextInt(10) < (isRemembered ? 9 : 5)) {
            var remembered = scene.value(name, random);
            if (remembered.isPresent()) {
                return remembered.get();
            }
        }
        return switch (type) {
            case "null" -> NullNode.instance;
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" -> number(schema);
            case "string" -> text(schema);
            case "array" -> array(name, schema, scene);
            case "object" -> object(schema, scene);
            default -> throw new IllegalStateException(name + " is of type " + type);
        };
    }

    /** Of several, seldom the last one, which is null. */
    private String type(JsonNode schema) {
        var type = schema.path("type");
        return !type.isArray()
                ? type.asText()
                : type.path(random.nextInt(10) == 0 ? type.size() - 1 : 0).asText();
    }

    private JsonNode number(JsonNode schema) {
        var least = schema.path("minimum").asLong();
        var most = schema.path("maximum").asLong();
        return new LongNode(
                switch (random.nextInt(30)) {
                    case 0 -> least;
                    case 1 -> most;
                    case 2 -> random.nextLong(least, most + 1);
                    default -> {
                        var small = Math.max(least, 1);
                        yield Math.min(most, small + random.nextInt(5));
                    }
                });
    }

    private JsonNode text(JsonNode schema) {
        for (var choices : List.of(schema.path("enum"), schema.path("examples"))) {
            if (choices.size() > 0) {
                var choice = choices.path(random.nextInt(choices.size()));
                return choice.isNull() ? choices.path(0) : choice;
            }
        }
        var format = schema.path("format").asText();
        return new TextNode(
                switch (format) {
                    case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
                    case "date-time" -> quarter().toString();
                    case "date" ->
                        LocalDate.ofInstant(quarter(), ZoneOffset.UTC).toString();
                    case "email" -> plain(1, 20) + "@example.org";
                    case "uri" -> "https://example.org/" + plain(1, 20);
                    default -> schema.has("pattern") ? plain(3, 20) : odd(schema);
                });
    }

    /** Soon enough that some can be checked in to. */
    private Instant quarter() {
        var now = Instant.now().getEpochSecond() / QUARTER;
        return Instant.ofEpochSecond((now + 1 + random.nextInt(1 + random.nextInt(20))) * QUARTER);
    }

    private String plain(int least, int most) {
        return random.ints(random.nextInt(least, most + 1), 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private String odd(JsonNode schema) {
        var least = schema.path("minLength").asInt(1);
        var most = schema.path("maxLength").asInt(40);
        var length = random.nextInt(20) == 0 ? most : random.nextInt(least, Math.min(most, least + 20) + 1);
        return random.ints(length, 0, CHARACTERS.size())
                .mapToObj(CHARACTERS::get)
                .collect(Collectors.joining());
    }

    private JsonNode array(String name, JsonNode schema, Scene scene) {
        var array = NODES.arrayNode();
        var length = Math.max(schema.path("minItems").asInt(), random.nextInt(MOST_ENTRIES + 1));
        for (var i = 0; i < length; i++) {
            array.add(value(name, schema.path("items"), scene));
        }
        return array;
    }

    private JsonNode object(JsonNode schema, Scene scene) {
        var object = NODES.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(field -> {
            if (required.contains(field.getKey()) || random.nextInt(3) == 0) {
                object.set(field.getKey(), value(field.getKey(), field.getValue(), scene));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            for (var i = random.nextInt(MOST_ENTRIES); i > 0; i--) {
                object.set(plain(1, 40), value("", schema.path("additionalProperties"), scene));
            }
        }
        return object;
    }
}
