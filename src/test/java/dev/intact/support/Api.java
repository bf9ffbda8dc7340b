package dev.intact.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls of the REST API, with the admin key and a fresh idempotency key unless the test says otherwise. */
public final class Api {
    private Api() {}

    /** Where the service listens that this test runs within. */
    public static int port() {
        return URI.create(base()).getPort();
    }

    private static String base() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }

    /** Without a key, or anything else that is not asked for. */
    public static Request bare() {
        return Request.of(base());
    }

    public static Request as(String key) {
        return bare().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    public static Request admin() {
        return as(StoreServer.ADMIN_KEY);
    }

    public static Request keyed(String idempotencyKey) {
        return admin().header("Idempotency-Key", idempotencyKey);
    }

    public static Response post(String path, String body) {
        return keyed(unique()).body(body).post(path);
    }

    /** A POST that sends nothing, and so tells no content type: many clients do so. */
    public static Response bodyless(String path) {
        return bare().header("Authorization", "Bearer " + StoreServer.ADMIN_KEY)
                .header("Idempotency-Key", unique())
                .post(path);
    }

    /** A change that is made with a version of HTTP. */
    public static HttpResponse<String> over(Version version, String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + StoreServer.ADMIN_KEY)
                .header("Idempotency-Key", unique())
                .method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        try (var client = HttpClient.newBuilder().version(version).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** Without an idempotency key, which a PUT does not need. */
    public static Response put(String path, String body) {
        return admin().body(body).put(path);
    }

    public static Response get(String path) {
        return admin().get(path);
    }

    /** A change that is made on behalf of a user. */
    public static Request by(String actor) {
        return keyed(unique()).header("Intact-Actor", actor);
    }

    /** Without an idempotency key, which a DELETE does not need. */
    public static Response delete(String path) {
        return admin().delete(path);
    }

    /** What is told of a resource, from its first event on. */
    public static Response eventsOf(String subject) {
        StoreServer.awaitFeed();
        return get("/v1/events?limit=100&subject=" + subject);
    }

    /** All that an answer tells. */
    public static Map<String, Object> read(Response answer) {
        return answer.path("");
    }

    /** Of what an answer tells that was made. */
    public static String idOf(Response created) {
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return (String) read(created).get("id");
    }

    /** The names of all that an answer tells. */
    public static Set<String> members(Response answer) {
        return read(answer).keySet();
    }

    /** A JSON object of names and values, in turn. */
    public static String json(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Json.write(members);
    }

    /** A call that the service takes for one made at another time. */
    public static Response at(Instant time, Supplier<Response> call) {
        var answer = new AtomicReference<Response>();
        TravellingClock.at(time, () -> answer.set(call.get()));
        return answer.get();
    }

    /** A list tells just this: at the latest when it is read a second from now, for it may lack what is younger. */
    public static void awaitEvery(String pathWithLimit, String member, List<String> expected) {
        var inASecond = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        List<String> told;
        boolean isComplete;
        do {
            isComplete = System.nanoTime() - inASecond > 0;
            told = everyPage(pathWithLimit, member);
        } while (!isComplete && !told.equals(expected));
        assertThat(told).isEqualTo(expected);
    }

    /** Waits until a list tells this id: it may lack an entry that is less than a second old. */
    public static void awaitListed(String path, String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(() -> get(path).<List<String>>path("items.id").contains(id));
    }

    public static String unique() {
        return UUID.randomUUID().toString();
    }

    /** A text as one segment of a path, or as a value in a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What every page of a list tells, from the first to the last: of each entry this member. */
    public static List<String> everyPage(String pathWithLimit, String member) {
        return everyPage(pathWithLimit, member, () -> {});
    }

    /** @param meanwhile what is done after each page */
    public static List<String> everyPage(String pathWithLimit, String member, Runnable meanwhile) {
        var told = new ArrayList<String>();
        var cursor = Optional.of("");
        while (cursor.isPresent()) {
            var page = get(pathWithLimit + cursor.get());
            told.addAll(page.then().statusCode(200).extract().<List<String>>path("items." + member));
            cursor = Optional.<String>ofNullable(page.path("nextCursor")).map("&cursor="::concat);
            meanwhile.run();
        }
        return told;
    }

    /** @return the id of an order of one item that is still to be paid */
    public static String placedOrder(long total) {
        return OrderBody.of(OrderBody.item("tea", 1, total)).place();
    }

    /** @return the id of an order of one item that was paid */
    public static String paidOrder(long total) {
        return OrderBody.of(OrderBody.item("tea", 1, total)).paid(total).place();
    }

    /** @return the address of stock that was just set */
    public static String stock(String sku, long available) {
        var path = "/v1/stock/" + encoded(sku);
        put(path, "{\"available\":%d}".formatted(available)).then().statusCode(200);
        return path;
    }

    /** Whatever was called before, no rule about what is stored may be broken. */
    public static void assertNothingIsViolated() {
        var integrity = get("/v1/integrity");
        assertThat(integrity.statusCode()).isEqualTo(200);
        assertThat((List<?>) read(integrity).get("violations")).isEmpty();
    }

    public static String user() {
        return user(unique() + "@example.org");
    }

    public static String user(String email) {
        return idOf(post("/v1/users", json("email", email, "name", "Ada")));
    }

    /** @return a key with these scopes */
    public static String keyWith(String... scopes) {
        return post("/v1/api-keys", "{\"name\":\"test\",\"scopes\":[\"%s\"]}".formatted(String.join("\",\"", scopes)))
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
