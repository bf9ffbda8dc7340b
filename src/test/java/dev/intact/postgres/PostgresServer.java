package dev.intact.postgres;

import dev.intact.support.PostgresProxy;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A server for the tests, embedded as the product embeds it, behind a proxy that counts, delays and cuts. */
public final class PostgresServer implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_KEY = "the-admin-key-of-all-tests-0123456789";

    private static PostgresProxy proxy;
    private static EmbeddedPostgres server;

    /** The line between the service and its server. */
    public static PostgresProxy proxy() {
        return proxy;
    }

    static EmbeddedPostgres server() {
        return server;
    }

    @Override
    public Map<String, String> start() {
        var home =
                Path.of("target", "test-data", Long.toString(System.nanoTime())).toAbsolutePath();
        server = EmbeddedPostgres.start(home);
        // Not in stop(), which is not called where the service fails to start.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        proxy = new PostgresProxy(java.net
                .URI
                .create(server.jdbcUrl().substring("jdbc:".length()))
                .getPort());
        return Map.of(
                // Nothing is sent behind the back of whoever counts or cuts: no connection in reserve, none looked
                // after.
                "quarkus.datasource.jdbc.min-size",
                "0",
                "quarkus.datasource.jdbc.background-validation-interval",
                "1H",
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable&gssEncMode=disable",
                "quarkus.datasource.username",
                Cluster.USERNAME,
                "quarkus.datasource.password",
                server.password(),
                "intact.data-dir",
                home.toString(),
                "intact.admin-key",
                ADMIN_KEY);
    }

    @Override
    public void stop() {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
