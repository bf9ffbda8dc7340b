package dev.intact.support;

import static org.hamcrest.MatcherAssert.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.intact.shared.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/**
 * What the REST API answered, and what is expected of it. It reads like REST Assured, which compiles a script for each path:
 * thousands of calls took half of all time there.
 */
public final class Response {
    private static final Pattern STEP = Pattern.compile("'([^']+)'|([A-Za-z_$][A-Za-z0-9_$]*)|\\[([0-9]+)]");
    private static final Pattern PATH = Pattern.compile("((" + STEP + ")\\.?)*");

    private static final int QUOTED = 1;
    private static final int ENTRY = 3;

    private final HttpResponse<String> answer;

    Response(HttpResponse<String> answer) {
        this.answer = answer;
    }

    public int statusCode() {
        return answer.statusCode();
    }

    public String asString() {
        return answer.body();
    }

    /** Null if there is none. */
    public String header(String name) {
        var values = answer.headers().allValues(name);
        assertThat(name, values.size(), Matchers.lessThanOrEqualTo(1));
        return values.isEmpty() ? null : values.getFirst();
    }

    public Map<String, List<String>> headers() {
        return answer.headers().map();
    }

    public String contentType() {
        return header("Content-Type");
    }

    /**
     * A part of the JSON.
     *
     * @param path members by their names, entries of a list by their numbers: {@code items[0].id}; a name behind a list is
     *     meant of each entry, and nothing is the whole
     */
    @SuppressWarnings("unchecked")
    public <T> T path(String path) {
        assertThat(path, Matchers.matchesPattern(PATH));
        var step = STEP.matcher(path);
        var part = json();
        while (step.find()) {
            assertThat("something to go on from in " + path + " of " + asString(), part, Matchers.notNullValue());
            part = step.group(ENTRY) == null
                    ? member(part, step.group(QUOTED) == null ? step.group() : step.group(QUOTED))
                    : ((List<?>) part).get(Integer.parseInt(step.group(ENTRY)));
        }
        return (T) part;
    }

    private Object json() {
        try {
            return Json.read(asString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + asString(), e);
        }
    }

    private static Object member(Object of, String name) {
        if (of instanceof List<?> list) {
            var each = new ArrayList<>();
            list.forEach(entry -> each.add(member(entry, name)));
            return each;
        }
        return ((Map<?, ?>) of).get(name);
    }

    public Response then() {
        return this;
    }

    public Response extract() {
        return this;
    }

    public Response statusCode(int expected) {
        assertThat(asString(), statusCode(), Matchers.equalTo(expected));
        return this;
    }

    public Response contentType(String expected) {
        assertThat(contentType().split(";")[0], Matchers.equalTo(expected));
        return this;
    }

    public Response header(String name, String expected) {
        return header(name, Matchers.equalTo(expected));
    }

    public Response header(String name, Matcher<? super String> expected) {
        assertThat(name, header(name), expected);
        return this;
    }

    public Response body(String path, Matcher<?> expected) {
        assertThat(path + " of " + asString(), path(path), typed(expected));
        return this;
    }

    /** Of the text itself. */
    public Response body(Matcher<? super String> expected) {
        assertThat(asString(), expected);
        return this;
    }

    @SuppressWarnings("unchecked")
    private static Matcher<Object> typed(Matcher<?> matcher) {
        return (Matcher<Object>) matcher;
    }
}
