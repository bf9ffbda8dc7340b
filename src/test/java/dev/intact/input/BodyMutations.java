package dev.intact.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intact.input.Draft.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What can be wrong with a body: with one of its fields, or with its text. */
final class BodyMutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int BEYOND_THE_LIMIT = 256 * 1024 + 1;
    private static final int DEEP = 5000;

    static final List<Mutation> OF_FIELDS = List.of(
            field("a wrong type", any -> true, old -> old.isTextual() ? LongNode.valueOf(7) : new TextNode("7")),
            field("an object", any -> true, old -> NODES.objectNode().put("a", 1)),
            field("a list", any -> true, old -> NODES.arrayNode().add(old)),
            field("null", any -> true, old -> NullNode.instance),
            field("a negative", JsonNode::isNumber, old -> LongNode.valueOf(-old.asLong() - 1)),
            field("zero", JsonNode::isNumber, old -> LongNode.valueOf(0)),
            field("a fraction", JsonNode::isNumber, old -> DecimalNode.valueOf(new BigDecimal("1.5"))),
            field("2^63", JsonNode::isNumber, old -> BigIntegerNode.valueOf(BigInteger.TWO.pow(63))),
            field("2^20000", JsonNode::isNumber, old -> BigIntegerNode.valueOf(BigInteger.TWO.pow(20_000))),
            field("a long text", JsonNode::isTextual, old -> new TextNode("x".repeat(5000))),
            field("an empty text", JsonNode::isTextual, old -> new TextNode("")),
            field("another form", JsonNode::isTextual, old -> new TextNode(old.asText() + "\t!")),
            change("a field less", any -> true, field -> field.parent().remove(field.name())),
            change("a field more", any -> true, field -> field.parent().put("unknown", 1)),
            change("another case", any -> true, field -> field.parent()
                    .set(field.name().toUpperCase() + "X", field.parent().remove(field.name()))));

    static final List<Mutation> OF_TEXTS = List.of(
            text("cut off", body -> body.substring(0, body.length() - 1)),
            text("more behind it", body -> body + " {}"),
            text("a list of it", body -> "[" + body + "]"),
            text("a text of it", body -> ApiDescription.text(new TextNode(body))),
            text("a comment", body -> "/* */" + body),
            text("a field twice", body -> "{\"unknown\":1,\"unknown\":1," + body.substring(1)),
            text("deep lists", body -> "{\"metadata\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
            text("deep objects", body -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
            text("too large", body -> body + " ".repeat(BEYOND_THE_LIMIT)),
            Mutation.of("no UTF-8", (draft, random) -> {
                if (draft.body().isPresent()) {
                    draft.rewriteBytes(BodyMutations::broken);
                }
                return draft.body().isPresent();
            }),
            unstorable("U+0000", "\\u0000"),
            unstorable("a lone surrogate", "\\ud800"));

    private BodyMutations() {}

    private static Mutation field(String name, Predicate<JsonNode> isFor, UnaryOperator<JsonNode> change) {
        return change(name, isFor, field -> field.parent().set(field.name(), change.apply(field.value())));
    }

    /** Judged by the schema: what breaks it must be refused, and some changes break nothing. */
    private static Mutation change(String name, Predicate<JsonNode> isFor, Consumer<Field> change) {
        return new Mutation(name, false, 0, (draft, random) -> {
            var fields = draft.fields().stream()
                    .filter(field -> isFor.test(field.value()))
                    .toList();
            if (!fields.isEmpty()) {
                change.accept(Mutation.pick(fields, random));
            }
            return !fields.isEmpty();
        });
    }

    private static Mutation text(String name, UnaryOperator<String> change) {
        return Mutation.of(name, (draft, random) -> {
            if (draft.body().isPresent()) {
                draft.rewrite(change);
            }
            return draft.body().isPresent();
        });
    }

    private static byte[] broken(byte[] body) {
        body[body.length / 2] = (byte) 0xff;
        return body;
    }

    private static Mutation unstorable(String name, String escaped) {
        return Mutation.of(name, (draft, random) -> {
            var texts = draft.fields().stream()
                    .filter(field -> field.value().isTextual())
                    .toList();
            if (texts.isEmpty()) {
                return false;
            }
            var field = Mutation.pick(texts, random);
            field.parent().put(field.name(), "here");
            draft.rewrite(body -> body.replaceFirst("\"here\"", "\"a\\" + escaped + "\""));
            return true;
        });
    }
}
