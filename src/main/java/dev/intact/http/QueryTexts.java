package dev.intact.http;

import dev.intact.shared.Checks;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Json;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Parameters in the query follow the rules for all texts, and are given once and not empty: a caller whose variable was
 * empty asked for one user, not for all.
 */
class QueryTexts {
    private static final Map<String, String> CODES =
            Map.of("cursor", "invalid-cursor", "after", "invalid-cursor", "limit", "invalid-limit");

    @ServerRequestFilter
    void check(UriInfo uri) {
        uri.getQueryParameters().forEach(QueryTexts::check);
    }

    private static void check(String name, List<String> values) {
        var code = CODES.getOrDefault(name, Checks.INVALID_REQUEST);
        if (values.size() > 1) {
            throw InvalidInput.of(name, code, "must be given once");
        }
        if (values.getFirst().isEmpty()) {
            throw InvalidInput.of(name, code, "must not be empty");
        }
        if (!Json.isStorable(values.getFirst())) {
            throw InvalidInput.of(name, code, Json.TEXT_RULE);
        }
    }
}
