package dev.intact.http;

import dev.intact.shared.StoreUnavailable;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Answers as problems what fails before JAX-RS sees it: unknown routes, over-long heads, bodies beyond all measure. */
class RoutingFailures {
    private static final Logger LOG = Logger.getLogger(RoutingFailures.class);
    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503};

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(RoutingFailures::answerUnlessOfSecurity);
        for (var status : STATUSES) {
            router.errorHandler(status, context -> answer(context, status));
        }
    }

    /** Before Quarkus answers in its own words; what concerns security is answered by {@code BearerKeys}. */
    private static void answerUnlessOfSecurity(RoutingContext context) {
        if (context.failure() instanceof SecurityException) {
            context.next();
        } else {
            var status =
                    isMalformedPath(context.failure()) ? 400 : context.statusCode() < 0 ? 500 : context.statusCode();
            var isThere = !context.response().closed();
            if (status == 500 && isThere && !(context.failure() instanceof StoreUnavailable)) {
                LOG.error("a defect", context.failure());
            }
            answer(context, status);
        }
    }

    /** Percent signs that encode nothing; Vert.x tells in words only. */
    private static boolean isMalformedPath(Throwable failure) {
        return failure instanceof IllegalArgumentException malformed
                && malformed.getMessage() != null
                && malformed.getMessage().matches("Invalid (escape sequence|position for escape character).*");
    }

    private static void answer(RoutingContext context, int status) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        var problem = context.failure() instanceof StoreUnavailable unavailable
                ? Problem.of(unavailable)
                : Problem.of(ErrorMappers.ofStatus(status));
        problem.end(context.response());
    }
}
