package dev.intact.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.http.Answers;
import dev.intact.shared.Json;
import java.net.http.HttpResponse;

/**
 * What the service answered.
 *
 * @param location the path of what was made; null where nothing was
 */
record Reply(int status, String body, String location, boolean isReplay) {
    static Reply of(HttpResponse<String> response) {
        var headers = response.headers();
        return new Reply(
                response.statusCode(),
                response.body(),
                headers.firstValue("Location").orElse(null),
                headers.firstValue(Answers.REPLAYED).isPresent());
    }

    boolean isWritten() {
        return status / 100 == 2;
    }

    /** Refused by a name: nothing was written. A call whose key is in flight is not answered yet. */
    boolean isRefused() {
        return status / 100 == 4 && !code().isEmpty() && !code().equals("request-in-flight");
    }

    /** Byte for byte, whether it is told for the first time or again. */
    boolean tellsTheSameAs(Reply other) {
        return status == other.status && body.equals(other.body);
    }

    JsonNode json() {
        return Json.tree(body);
    }

    String text(String member) {
        return json().path(member).textValue();
    }

    private String code() {
        return json().path("code").asText("");
    }
}
