package dev.intact.postgres;

import dev.intact.shared.Pauses;
import dev.intact.support.PostgresProxy;
import dev.intact.support.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.common.BaseDataSource;

/** A server for the tests, embedded as the product embeds it, behind a proxy that counts, delays and cuts. */
public final class PostgresServer implements TestDatabase {
    private static PostgresProxy proxy;
    private static EmbeddedPostgres server;

    /** The line between the service and its server. */
    static PostgresProxy proxy() {
        return proxy;
    }

    /** Not injected, for where the service runs on another database there is none. */
    static DataSource dataSource() {
        return Arc.container().instance(AgroalDataSource.class).get();
    }

    /** One more, for a test that lets others be. */
    static PostgresProxy newProxy() {
        return new PostgresProxy(
                URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort());
    }

    private static String by(PostgresProxy line) {
        return "jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres?sslmode=disable&gssEncMode=disable";
    }

    /** @return the given one, which from now on leads to the server by way of a proxy */
    static <D extends BaseDataSource> D lead(D dataSource, PostgresProxy line) {
        return lead(dataSource, by(line));
    }

    /** @return the given one, which from now on leads straight to the server */
    static <D extends BaseDataSource> D lead(D dataSource) {
        return lead(dataSource, server.jdbcUrl());
    }

    private static <D extends BaseDataSource> D lead(D dataSource, String url) {
        dataSource.setUrl(url);
        dataSource.setUser(Cluster.USERNAME);
        dataSource.setPassword(server.password());
        return dataSource;
    }

    static EmbeddedPostgres server() {
        return server;
    }

    @Override
    public Map<String, String> start(Path home) {
        server = EmbeddedPostgres.start(home);
        // Not in stop(), which is not called where the service fails to start.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        proxy = newProxy();
        return Map.of(
                // Nothing is sent behind the back of whoever counts or cuts: no connection in reserve, none looked
                // after.
                "quarkus.datasource.jdbc.min-size",
                "0",
                "quarkus.datasource.jdbc.background-validation-interval",
                "1H",
                "quarkus.datasource.jdbc.url",
                by(proxy),
                "quarkus.datasource.username",
                Cluster.USERNAME,
                "quarkus.datasource.password",
                server.password());
    }

    /** Past the proxy, which counts what the service sends. */
    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), Cluster.USERNAME, server.password());
    }

    private static PostgresStores stores() {
        return PostgresStores.on(PostgresServer::dataSource, Pauses.DEADLINE);
    }

    @Override
    public void awaitFeed() {
        stores().awaitFeed();
    }

    @Override
    public Object state() {
        return stores().everything();
    }

    /** All but what the service itself holds. Triggers are off, for one of them keeps ledger and refunds as they are. */
    @Override
    public void empty() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    set session_replication_role = replica;
                    do $$ begin execute (
                        select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables
                        where schemaname = 'public' and tablename not in ('flyway_schema_history', 'setting', 'feed'));
                    end $$""");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String everything() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            var everything = new StringBuilder();
            for (var table : tables) {
                try (var rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        everything.append(rows.getString(1)).append('\n');
                    }
                }
            }
            return everything.toString();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
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
