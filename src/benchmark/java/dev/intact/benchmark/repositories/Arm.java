package dev.intact.benchmark.repositories;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;

/** How a call is to be written. All else is the same: the process, its pool, the resource, its checks, the tables. */
public enum Arm {
    /** By the product's store. */
    PRODUCT,
    /** By repositories, in one transaction. */
    REPOSITORIES,
    /** By repositories, each call of which is a transaction of its own. */
    BROKEN;

    /** The header that names it; without one it is the product. */
    public static final String HEADER = "Benchmark-Arm";

    /** That of the call that is being served. */
    @Singleton
    static class Current {
        private final CurrentVertxRequest request;

        Current(CurrentVertxRequest request) {
            this.request = request;
        }

        Arm arm() {
            var name = request.getCurrent().request().getHeader(HEADER);
            return name == null ? PRODUCT : valueOf(name);
        }
    }
}
