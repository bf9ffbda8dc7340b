package dev.intact.http;

import dev.intact.shared.Answer;
import dev.intact.shared.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Successful answers. */
public final class Answers {
    public static final String REPLAYED = "Idempotent-Replayed";

    private Answers() {}

    public static Response first(Answer answer) {
        return response(answer).build();
    }

    public static Response replayed(Answer first) {
        return response(first).header(REPLAYED, "true").build();
    }

    public static Response ok(Object resource) {
        return json(200, Json.write(resource)).build();
    }

    public static Response ok(Object resource, long version) {
        return json(200, Json.write(resource))
                .header(HttpHeaders.ETAG, "\"" + version + "\"")
                .build();
    }

    private static ResponseBuilder response(Answer answer) {
        if (answer.body() == null) {
            return Response.status(answer.status());
        }
        var response = json(answer.status(), answer.body());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return response;
    }

    private static ResponseBuilder json(int status, String body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
