package dev.intact.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.intact.input.Operation.Parameter;
import dev.intact.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The service's own OpenAPI document, and what it says of texts. */
final class ApiDescription {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String ID = "urn:intact";
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private ApiDescription(JsonNode document) {
        this.document = document;
        var strict = strict(document).toString();
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ID, strict)).schemaRegistryConfig(config));
    }

    static ApiDescription read() {
        return new ApiDescription(
                tree(Api.bare().get("/q/openapi?format=json").asString()).orElseThrow());
    }

    /** A client must bear fields that it does not know. A test must not: what is told and not described is a defect. */
    private static JsonNode strict(JsonNode document) {
        var strict = JSON.createObjectNode();
        strict.set("components", document.path("components").deepCopy());
        strict.at("/components/schemas").properties().forEach(entry -> {
            var isOpen = entry.getKey().equals("Problem") || !entry.getValue().has("properties");
            if (!isOpen) {
                ((ObjectNode) entry.getValue()).put("additionalProperties", false);
            }
        });
        return strict;
    }

    /** What is JSON, as that. */
    static Optional<JsonNode> tree(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every call of the API, in the order of the document. */
    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/v1/")) {
                path.getValue()
                        .properties()
                        .forEach(method -> operations.add(
                                operation(method.getKey().toUpperCase(), path.getKey(), method.getValue())));
            }
        });
        return operations;
    }

    private Operation operation(String method, String path, JsonNode described) {
        var parameters = new ArrayList<Parameter>();
        described
                .path("parameters")
                .forEach(parameter -> parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        parameter.path("schema"))));
        var answers = new TreeMap<Integer, Optional<String>>();
        described.path("responses").properties().forEach(answer -> {
            if (!answer.getKey().equals("default")) {
                answers.put(Integer.valueOf(answer.getKey()), schemaOf(answer.getValue()));
            }
        });
        return new Operation(
                method,
                path,
                described.at("/security/0/apiKey/0").asText(),
                parameters,
                schemaOf(described.path("requestBody")),
                answers);
    }

    private static Optional<String> schemaOf(JsonNode content) {
        return content.path("content").valueStream().findFirst().map(media -> media.at("/schema/$ref")
                .asText()
                .substring(SCHEMAS.length()));
    }

    JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    /** The schema itself, where it only names another. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? schema(schema.path("$ref").asText().substring(SCHEMAS.length())) : schema;
    }

    /** What is wrong with a text, by the schema with this name. */
    List<String> violations(String name, String text) {
        if (tree(text).isEmpty()) {
            return List.of("is no JSON");
        }
        return schemas.getSchema(SchemaLocation.of(ID + SCHEMAS + name)).validate(text, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
