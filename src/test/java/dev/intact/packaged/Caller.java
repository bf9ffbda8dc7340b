package dev.intact.packaged;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Calls an instance of the service, and notes what it sends before it does. */
final class Caller {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    private final Journal journal;
    private final String address;
    private final String adminKey;

    Caller(PackagedService service, Journal journal) {
        this.journal = journal;
        this.address = "http://127.0.0.1:" + service.port();
        this.adminKey = service.adminKey();
    }

    /** Whoever called goes home: the call stays open in the journal. */
    static final class Unanswered extends RuntimeException {
        Unanswered(KeyedCall call) {
            super(call.toString());
        }
    }

    Reply post(String path, String body) {
        return change("POST", path, body, path);
    }

    /** @param readAt where the effect can be read, since the path of the call can't be */
    Reply post(String path, String body, String readAt) {
        return change("POST", path, body, readAt);
    }

    Reply put(String path, String body, String readAt) {
        return change("PUT", path, body, readAt);
    }

    Reply delete(String path) {
        return change("DELETE", path, null, path);
    }

    private Reply change(String method, String path, String body, String readAt) {
        var call = new KeyedCall(UUID.randomUUID().toString(), method, path, body, readAt);
        journal.begin(call);
        var reply = send(call).filter(Caller::isSettled).orElseThrow(() -> new Unanswered(call));
        journal.end(call, reply);
        return reply;
    }

    /** Sends a call until it is known what became of it. */
    Reply settle(KeyedCall call) {
        return await(call.toString(), () -> send(call));
    }

    Reply get(String path) {
        return await(path, () -> send(to(path).GET()));
    }

    private static Reply await(String what, Supplier<Optional<Reply>> call) {
        return Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .atMost(SETTLED)
                .until(() -> call.get().filter(Caller::isSettled), Optional::isPresent)
                .orElseThrow();
    }

    /** A broken answer is no answer, and 503 says by itself that it does not know. */
    private static boolean isSettled(Reply reply) {
        if (reply.isWritten() || reply.isRefused()) {
            return true;
        }
        if (reply.status() == 503 || reply.status() == 409) {
            return false;
        }
        throw new AssertionError("an answer that is none: " + reply);
    }

    private Optional<Reply> send(KeyedCall call) {
        var request = to(call.path()).header("Idempotency-Key", call.key());
        return call.body() == null
                ? send(request.method(call.method(), BodyPublishers.noBody()))
                : send(request.header("Content-Type", "application/json")
                        .method(call.method(), BodyPublishers.ofString(call.body())));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + adminKey);
    }

    private static Optional<Reply> send(HttpRequest.Builder request) {
        try {
            return Optional.of(Reply.of(HTTP.send(request.build(), BodyHandlers.ofString())));
        } catch (IOException unanswered) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
