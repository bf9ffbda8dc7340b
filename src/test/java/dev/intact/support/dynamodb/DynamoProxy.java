package dev.intact.support.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Stands between a client and a DynamoDB endpoint, counts and keeps the requests, and can lose, delay or answer them.
 *
 * <p>The Host header is that of the endpoint, so a signature that is checked there would not fit.
 */
public final class DynamoProxy implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** They belong to one connection, or are set by the HTTP client itself. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What a client sent. A body that is not JSON is a missing node. */
    public record Sent(String operation, JsonNode body) {}

    private final URI target;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final ArmedFaults faults = new ArmedFaults();
    private final List<Sent> sent = new ArrayList<>();

    static {
        Loopback.prepare();
    }

    public DynamoProxy(URI target) {
        this.target = target;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), DynamoServer.BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public long requests() {
        return sent().size();
    }

    public long requests(String operation) {
        return sent().stream()
                .filter(request -> request.operation.equals(operation))
                .count();
    }

    /** In the order in which they came. */
    public List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    public void arm(Fault fault) {
        faults.arm(fault);
    }

    /** Whether a fault is still to come. */
    public boolean isArmed() {
        return faults.isArmed();
    }

    /** Forgets what was sent, and all faults. */
    public void reset() {
        faults.clear();
        synchronized (sent) {
            sent.clear();
        }
    }

    @Override
    public void close() {
        http.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        // Closing an exchange that has no answer yet closes its connection.
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var operation = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .map(name -> name.substring(name.indexOf('.') + 1))
                    .orElse("");
            keep(operation, body);
            handle(exchange, body, faults.effectOn(operation));
        } catch (IOException e) {
            // The client has given up, or the endpoint is gone: then the client sees a closed connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(String operation, byte[] body) {
        var request = new Sent(operation, parse(body));
        synchronized (sent) {
            sent.add(request);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Loopback.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // The endpoint will refuse it.
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange, byte[] body, Optional<Effect> effect)
            throws IOException, InterruptedException {
        if (effect.isEmpty()) {
            answer(exchange, forward(exchange, body));
            return;
        }
        switch (effect.get()) {
            case Effect.CutBefore cut -> {}
            case Effect.AnswerLost lost -> forward(exchange, body);
            case Effect.Stall(var time) -> {
                Thread.sleep(time);
                answer(exchange, forward(exchange, body));
            }
            case Effect.StallAnswer(var time) -> {
                var response = forward(exchange, body);
                Thread.sleep(time);
                answer(exchange, response);
            }
            case Effect.Reply(var status, var text) ->
                Loopback.send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .timeout(LONGEST)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        forwarded(exchange.getRequestHeaders())
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        exchange.getResponseHeaders().putAll(forwarded(response.headers().map()));
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private static Map<String, List<String>> forwarded(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> !NOT_FORWARDED.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
