package dev.intact.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Once the service is told to stop it finishes what runs and takes no more, and says so for a moment: a client on a
 * connection kept open would otherwise find it cut, and not know whether its call was heard.
 */
@Singleton
class Stopping {
    /** Before everything else. */
    private static final int PRIORITY = 1_000;

    private volatile boolean isStopping;

    void begin(@Observes ShutdownDelayInitiatedEvent told) {
        isStopping = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, PRIORITY);
    }

    private void refuse(RoutingContext context) {
        if (!isStopping || !context.request().path().startsWith("/v1/")) {
            context.next();
            return;
        }
        Problem.of(
                        ProblemType.STORE_UNAVAILABLE,
                        "This instance is stopping. Nothing was done; ask again, with the same key.")
                .end(context.response().putHeader(HttpHeaders.CONNECTION, "close"));
    }
}
