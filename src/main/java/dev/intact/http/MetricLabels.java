package dev.intact.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps the number of time series bounded, whatever methods and paths callers invent. */
class MetricLabels {
    private static final String REQUESTS = "http.server";
    private static final int MOST_PATHS = 200;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

    MetricLabels() {}

    @Produces
    @Singleton
    static MeterFilter methods() {
        return MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "OTHER");
    }

    @Produces
    @Singleton
    static MeterFilter paths() {
        return MeterFilter.maximumAllowableTags(REQUESTS, "uri", MOST_PATHS, MeterFilter.deny());
    }
}
