package dev.intact.http;

import dev.intact.shared.StoreUnavailable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Answers as problems what fails before JAX-RS sees it: unknown routes, over-long heads, bodies beyond all measure. */
class RoutingFailures {
    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503};

    void register(@Observes Router router) {
        for (var status : STATUSES) {
            router.errorHandler(status, context -> answer(context, status));
        }
    }

    private static void answer(RoutingContext context, int status) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        var problem = context.failure() instanceof StoreUnavailable unavailable
                ? Problem.of(unavailable)
                : Problem.of(ErrorMappers.ofStatus(status));
        if (problem.isWorthRetrying()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Problem.retryAfter());
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.json());
    }
}
