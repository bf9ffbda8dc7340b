package dev.intact.http;

import dev.intact.support.Api;
import io.restassured.response.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A call that is prepared, and not yet made.
 *
 * @param told what its refusal tells beside what every problem tells
 */
record Attempt(Supplier<Response> call, Map<String, Object> told) {
    static Attempt to(Supplier<Response> call) {
        return new Attempt(call, Map.of());
    }

    static Attempt post(String path, String body) {
        return to(() -> Api.post(path, body));
    }

    static Attempt put(String path, String body) {
        return to(() -> Api.put(path, body));
    }

    static Attempt get(String path) {
        return to(() -> Api.get(path));
    }

    Attempt telling(String name, Object value) {
        var more = new TreeMap<>(told);
        more.put(name, value);
        return new Attempt(call, more);
    }
}
