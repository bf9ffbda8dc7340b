package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StartRefused;
import dev.intact.config.StoreLauncher;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/** Uses the server that is configured, or else starts one. Public, because {@link java.util.ServiceLoader} makes it. */
public final class ServerLauncher implements StoreLauncher {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    /** A server that starts together with this service may be a little later. */
    private static final Duration REACHABLE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(250);
    /** The feed needs transaction ids of 64 bits, and older servers are no longer maintained. */
    private static final int OLDEST_MAJOR_VERSION = 14;

    @Override
    public Backend backend() {
        return Backend.POSTGRESQL;
    }

    @Override
    public Launched launch(Config config, Path dataDir) {
        var url = config.getOptionalValue(URL, String.class);
        if (url.isPresent()) {
            check(config, url.get());
            return () -> {};
        }
        var server = EmbeddedPostgres.start(dataDir);
        System.setProperty(URL, server.jdbcUrl());
        System.setProperty(USERNAME, Cluster.USERNAME);
        System.setProperty(PASSWORD, server.password());
        return server;
    }

    /** A setting that is wrong is told in one line now, rather than in a hundred by whoever connects first. */
    private static void check(Config config, String url) {
        var credentials = new Properties();
        config.getOptionalValue(USERNAME, String.class).ifPresent(name -> credentials.setProperty("user", name));
        config.getOptionalValue(PASSWORD, String.class).ifPresent(word -> credentials.setProperty("password", word));
        for (var timeout : List.of("connectTimeout", "loginTimeout", "socketTimeout")) {
            credentials.setProperty(timeout, Long.toString(REACHABLE.toSeconds()));
        }
        var end = System.nanoTime() + REACHABLE.toNanos();
        while (true) {
            try {
                connect(url, credentials);
                return;
            } catch (SQLException e) {
                if (!SqlFailure.mayPass(e) || System.nanoTime() > end) {
                    throw refused(e, url);
                }
                pause();
            }
        }
    }

    private static void connect(String url, Properties credentials) throws SQLException {
        try (var connection = new Driver().connect(url, credentials)) {
            if (connection == null) {
                throw new StartRefused("QUARKUS_DATASOURCE_JDBC_URL", "must begin with jdbc:postgresql:");
            }
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_MAJOR_VERSION) {
                throw new StartRefused(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "must name a PostgreSQL " + OLDEST_MAJOR_VERSION + " or newer: is " + version);
            }
            checkEncoding(connection);
        }
    }

    /** Every text that a request may hold must fit. */
    private static void checkEncoding(Connection connection) throws SQLException {
        var encoding = Sql.rows(connection, "show server_encoding", row -> row.getString(1), List.of())
                .getFirst();
        if (!encoding.equals("UTF8")) {
            throw new StartRefused(
                    "QUARKUS_DATASOURCE_JDBC_URL", "must name a database with the encoding UTF8: is " + encoding);
        }
    }

    /** Without the URL, which the driver may quote: it can hold a password. */
    private static StartRefused refused(SQLException e, String url) {
        var setting = SqlFailure.isAboutCredentials(e)
                ? "QUARKUS_DATASOURCE_USERNAME or QUARKUS_DATASOURCE_PASSWORD"
                : "QUARKUS_DATASOURCE_JDBC_URL";
        return new StartRefused(
                setting,
                "does not open the database: "
                        + e.getMessage().replace(url, "the URL").replaceAll("\\s+", " "));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
