package dev.intact.http;

import dev.intact.shared.Checks;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Json;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Texts in the query follow the rule for all texts. */
class QueryTexts {
    /** Whatever they hold, they are judged as cursors. */
    private static final Set<String> CURSORS = Set.of("cursor", "after");

    @ServerRequestFilter
    void check(UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (!CURSORS.contains(name) && !values.stream().allMatch(Json::isStorable)) {
                throw InvalidInput.of(
                        name, Checks.INVALID_REQUEST, "must be Unicode text without U+0000 and lone surrogates");
            }
        });
    }
}
