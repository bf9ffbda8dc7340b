package dev.intact.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intact.input.Memory.Scene;
import dev.intact.input.Request.Header;
import dev.intact.support.Api;
import dev.intact.support.StoreServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A request that is still being made, part by part; what is wrong with it is put in last. */
final class Draft {
    static final String KEY = "Idempotency-Key";
    static final String ACTOR = "Intact-Actor";

    /** A field of the body, however deep. */
    record Field(ObjectNode parent, String name) {
        JsonNode value() {
            return parent.get(name);
        }
    }

    private final Operation operation;
    private final Scene scene;
    private final Map<String, String> segments = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final List<Header> headers = new ArrayList<>();
    private Optional<JsonNode> body = Optional.empty();
    private UnaryOperator<byte[]> bytesChange = UnaryOperator.identity();
    private UnaryOperator<String> targetChange = UnaryOperator.identity();
    private String method;

    Draft(Operation operation, Scene scene) {
        this.operation = operation;
        this.scene = scene;
        this.method = operation.method();
        headers.add(new Header("Authorization", "Bearer " + StoreServer.ADMIN_KEY));
    }

    Operation operation() {
        return operation;
    }

    Scene scene() {
        return scene;
    }

    void method(String other) {
        method = other;
    }

    void segment(String name, String value) {
        segments.put(name, value);
    }

    Map<String, String> segments() {
        return segments;
    }

    Map<String, String> query() {
        return query;
    }

    /** In place of all that have this name. */
    void header(String name, String value) {
        headers.removeIf(header -> header.name().equals(name));
        headers.add(new Header(name, value));
    }

    void oneMoreHeader(String name, String value) {
        headers.add(new Header(name, value));
    }

    boolean withoutHeader(String name) {
        return headers.removeIf(header -> header.name().equals(name));
    }

    void body(JsonNode value) {
        body = Optional.of(value);
        header("Content-Type", "application/json");
    }

    Optional<JsonNode> body() {
        return body;
    }

    /** Changes what was written, so that it is no JSON, or none that is allowed. */
    void rewrite(UnaryOperator<String> change) {
        rewriteBytes(bytes -> change.apply(text(bytes)).getBytes(StandardCharsets.UTF_8));
    }

    void rewriteBytes(UnaryOperator<byte[]> change) {
        bytesChange = change;
    }

    void target(UnaryOperator<String> change) {
        targetChange = change;
    }

    /** Every field of the body. */
    List<Field> fields() {
        var fields = new ArrayList<Field>();
        body.ifPresent(tree -> collect(tree, fields));
        return fields;
    }

    private static void collect(JsonNode tree, List<Field> fields) {
        if (tree instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> fields.add(new Field(object, name)));
        }
        tree.forEach(child -> collect(child, fields));
    }

    Request request() {
        var path = operation.path();
        for (var segment : segments.entrySet()) {
            path = path.replace("{" + segment.getKey() + "}", Api.encoded(segment.getValue()));
        }
        var pairs = query.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + Api.encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        var target = pairs.isEmpty() ? path : path + "?" + pairs;
        return new Request(method, targetChange.apply(target), List.copyOf(headers), bytes());
    }

    private byte[] bytes() {
        var written = body.map(ApiDescription::text).orElse("").getBytes(StandardCharsets.UTF_8);
        return bytesChange.apply(written);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
