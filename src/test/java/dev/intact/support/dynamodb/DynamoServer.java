package dev.intact.support.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Speaks the protocol of Amazon DynamoDB and keeps its tables in memory, for tests and development.
 *
 * <p>It refuses whatever the service refuses, and what it does not know itself; and it is as inconsistent as the
 * service may be, see {@link Behaviour}. Source: Amazon DynamoDB API Reference and Developer Guide, API version
 * 2012-08-10.
 */
public final class DynamoServer implements AutoCloseable {
    static final int BACKLOG = 500;

    private static final String TARGET = "DynamoDB_20120810.";
    private static final Pattern CREDENTIAL =
            Pattern.compile("AWS4-HMAC-SHA256 .*Credential=([^/]+)/[0-9]{8}/([^/]+)/dynamodb/aws4_request\\b.*");

    static {
        Loopback.prepare();
    }

    private record Owner(String accessKey, String region) {}

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Owner, Account> accounts = new ConcurrentHashMap<>();
    private volatile Behaviour behaviour = Behaviour.MEAN;

    private DynamoServer(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    public static DynamoServer start() {
        return start(0);
    }

    public static DynamoServer start(int port) {
        return new DynamoServer(port);
    }

    /** @param args the port, 8000 if there is none */
    public static void main(String[] args) {
        var server = start(args.length == 0 ? 8_000 : Integer.parseInt(args[0]));
        System.out.println("DynamoDB protocol at " + server.endpoint());
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** From now on, for all tables. */
    public void behave(Behaviour wanted) {
        behaviour = wanted;
    }

    /** How many items of a table were written or deleted since it was made. */
    public long changes(String table) {
        return accounts.values().stream()
                .mapToLong(account -> account.locked(
                        () -> Optional.ofNullable(account.tables().get(table))
                                .map(Table::changes)
                                .orElse(0L)))
                .sum();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestBody().readAllBytes();
            try {
                send(exchange, 200, run(exchange, request));
            } catch (WireError error) {
                send(exchange, error.status(), error.body());
            } catch (RuntimeException | StackOverflowError defect) {
                // Of this server, not of its client, who would otherwise see nothing but a closed connection.
                defect.printStackTrace();
                send(exchange, 500, WireError.internal(defect.toString()).body());
            }
        }
    }

    private JsonNode run(HttpExchange exchange, byte[] body) {
        var target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        if (!exchange.getRequestMethod().equals("POST") || !target.startsWith(TARGET)) {
            throw WireError.ofService("UnknownOperationException", "");
        }
        var account = account(exchange.getRequestHeaders().getFirst("Authorization"));
        if (body.length > Sizes.LARGEST_BATCH) {
            throw WireError.invalid("The request has more than " + Sizes.LARGEST_BATCH + " bytes");
        }
        var json = parse(body);
        return account.locked(() -> new Operations(account).run(target.substring(TARGET.length()), json));
    }

    private Account account(String authorization) {
        if (authorization == null) {
            throw WireError.ofService("MissingAuthenticationTokenException", "Request is missing Authentication Token");
        }
        var credential = CREDENTIAL.matcher(authorization);
        if (!credential.matches()) {
            throw WireError.ofService(
                    "IncompleteSignatureException",
                    "Authorization header requires 'Credential' parameter. Authorization=" + authorization);
        }
        var owner = new Owner(credential.group(1), credential.group(2));
        return accounts.computeIfAbsent(owner, absent -> new Account(owner.region, () -> behaviour));
    }

    private static JsonNode parse(byte[] body) {
        try {
            var json = Loopback.JSON.readTree(body);
            if (!json.isObject()) {
                throw WireError.serialization("The body of a request must be a structure");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw WireError.serialization("The body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        var body = Loopback.JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        Loopback.send(exchange, status, body);
    }
}
