package dev.intact.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call that the OpenAPI document describes.
 *
 * @param scope that a key needs for it
 * @param body the name of the schema of its body
 * @param answers the name of the schema of each status; empty where there is no body
 */
record Operation(
        String method,
        String path,
        String scope,
        List<Parameter> parameters,
        Optional<String> body,
        Map<Integer, Optional<String>> answers) {

    record Parameter(String name, String in, boolean isRequired, JsonNode schema) {}

    /** As the table of authorizations names it. */
    String name() {
        return method + " " + path;
    }

    boolean isChange() {
        return !method.equals("GET");
    }

    Set<Integer> statuses() {
        return answers.keySet();
    }

    List<Parameter> parametersIn(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(place))
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
