package dev.intact.http;

import dev.intact.shared.InvalidInput;
import dev.intact.shared.Json;
import dev.intact.shared.StoreUnavailable;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as RFC 9457 problem details. Immutable. */
public final class Problem {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds to wait before asking again where waiting helps. */
    private static final String RETRY_AFTER = "1";

    private final ProblemType type;
    private final Map<String, Object> body;

    private Problem(ProblemType type, Map<String, Object> body) {
        this.type = type;
        this.body = body;
    }

    public static Problem of(ProblemType type) {
        return of(type, type.explanation());
    }

    public static Problem of(ProblemType type, String detail) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + type.code());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        body.put("code", type.code());
        return new Problem(type, body);
    }

    public static Problem of(InvalidInput invalid) {
        var first = invalid.violations().getFirst();
        var type = ProblemType.of(first.code())
                .orElseThrow(() -> new IllegalStateException("not in the catalogue: " + first.code()));
        var problem = of(type, (first.pointer() + " " + first.detail()).strip());
        for (var entry : invalid.data().entrySet()) {
            problem = problem.with(entry.getKey(), entry.getValue());
        }
        return problem.with("errors", invalid.violations());
    }

    public static Problem of(StoreUnavailable unavailable) {
        return switch (unavailable.reason()) {
            case NO_ANSWER -> of(ProblemType.STORE_UNAVAILABLE);
            case CONTENTION -> of(ProblemType.CONTENTION);
            case IN_FLIGHT -> of(ProblemType.REQUEST_IN_FLIGHT);
        };
    }

    /** Adds what the code promises to tell. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(body);
        more.put(name, value);
        return new Problem(type, more);
    }

    public Response response() {
        var response = Response.status(type.status()).type(MEDIA_TYPE).entity(Json.write(body));
        headers().forEach(response::header);
        return response.build();
    }

    /** Ends a response that JAX-RS never sees. */
    public void end(HttpServerResponse response) {
        response.setStatusCode(type.status()).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        headers().forEach(response::putHeader);
        response.end(Json.write(body));
    }

    private Map<String, String> headers() {
        if (type == ProblemType.UNAUTHENTICATED) {
            return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var isWorthRetrying = type.status() == 503 || type == ProblemType.REQUEST_IN_FLIGHT;
        return isWorthRetrying ? Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER) : Map.of();
    }
}
