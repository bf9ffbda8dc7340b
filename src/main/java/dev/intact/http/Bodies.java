package dev.intact.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads bodies before any worker thread is taken, so that clients who send slowly keep nobody waiting. What is beyond the
 * limit is read but not kept: a client that is still sending could not read an answer.
 */
class Bodies {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int TOO_LARGE = 413;
    private static final int MALFORMED = 400;

    /** After authentication (200) and authorization (100): bodies of strangers are not read. */
    private static final int PRIORITY = 10;

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void register(@Observes Filters filters) {
        filters.register(Bodies::read, PRIORITY);
    }

    private static void read(RoutingContext context) {
        var request = context.request();
        if (request.isEnded() || WITHOUT_BODY.contains(request.method())) {
            context.next();
            return;
        }
        if (!isFramedAsRead(request)) {
            context.fail(MALFORMED);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            if (announcesTooMuch(request)) {
                context.fail(TOO_LARGE);
                return;
            }
            context.response().writeContinue();
        }
        keep(context, request);
        request.resume();
    }

    private static void keep(RoutingContext context, HttpServerRequest request) {
        var body = Buffer.buffer();
        var size = new AtomicLong();
        request.handler(chunk -> {
            if (size.addAndGet(chunk.length()) <= MOST_BYTES) {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(gone -> context.fail(MALFORMED, gone));
        request.endHandler(end -> {
            if (size.get() > MOST_BYTES) {
                context.fail(TOO_LARGE);
            } else {
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        });
    }

    /** A coding that is not undone would be taken for the body itself. */
    private static boolean isFramedAsRead(HttpServerRequest request) {
        var codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked");
    }

    /** Nothing of it has been sent yet. */
    private static boolean announcesTooMuch(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > MOST_BYTES;
    }
}
