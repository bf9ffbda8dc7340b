package dev.intact.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Api;
import dev.intact.support.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    /** A call with each of these values, and all of them are refused alike. */
    static Attempt ofEach(Object[] values, Function<Object, Response> call) {
        return to(() -> {
            var refused = Stream.of(values).map(call).toList();
            var last = refused.getLast();
            for (var i = 0; i < values.length; i++) {
                assertThat(List.of(refused.get(i).statusCode(), refused.get(i).<String>path("code")))
                        .as("with %s: %s", values[i], refused.get(i).asString())
                        .isEqualTo(List.of(last.statusCode(), last.<String>path("code")));
            }
            return last;
        });
    }

    Attempt telling(String name, Object value) {
        var more = new TreeMap<>(told);
        more.put(name, value);
        return new Attempt(call, more);
    }
}
