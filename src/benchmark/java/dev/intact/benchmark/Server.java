package dev.intact.benchmark;

import dev.intact.config.Backend;
import dev.intact.config.StoreLauncher;
import dev.intact.config.StoreLauncher.Launched;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** PostgreSQL, started as the product starts it, with the product's settings. */
final class Server implements AutoCloseable {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String PASSWORD = "quarkus.datasource.password";
    static final String USER = "intact";
    private static final int PORT_LINE = 3;
    private static final int PINGS = 300;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Launched launched;
    private final Path folder;
    private final String password;
    private final Connection connection;

    Server(Path folder) {
        this.folder = folder;
        this.launched = launch(folder);
        this.password = System.getProperty(PASSWORD);
        // It is a process of its own, which would outlive a benchmark that is interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(launched::close));
        this.connection = connect(System.getProperty(URL));
    }

    private static Launched launch(Path folder) {
        System.clearProperty(URL);
        var none = new SmallRyeConfigBuilder().build();
        return ServiceLoader.load(StoreLauncher.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(launcher -> launcher.backend() == Backend.POSTGRESQL)
                .findFirst()
                .orElseThrow()
                .launch(none, folder);
    }

    private Connection connect(String url) {
        try {
            return DriverManager.getConnection(url, USER, password);
        } catch (SQLException e) {
            throw new IllegalStateException("the server does not answer", e);
        }
    }

    int port() {
        return Integer.parseInt(pidFile(PORT_LINE));
    }

    String password() {
        return password;
    }

    ProcessUse use() {
        return new ProcessUse(ProcessHandle.of(Long.parseLong(pidFile(0))).orElseThrow());
    }

    /**
     * How long the least of all statements takes, in milliseconds: the median of some hundred.
     *
     * @param port where it is sent to
     */
    double roundTripMillis(int port) {
        try (var there = connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable");
                var statement = there.prepareStatement("select 1")) {
            var taken = new ArrayList<Double>();
            for (var i = 0; i < PINGS; i++) {
                var begin = System.nanoTime();
                statement.execute();
                taken.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
            }
            return Figures.median(taken);
        } catch (SQLException e) {
            throw new IllegalStateException("the server does not answer at " + port, e);
        }
    }

    /** How many bytes of its log have been written, ever. */
    long walBytes() {
        return Long.parseLong(text("select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint::text"));
    }

    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    long number(String sql) {
        return Long.parseLong(text(sql));
    }

    String text(String sql) {
        return texts(sql).getFirst();
    }

    List<String> texts(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the server is gone", e);
        } finally {
            launched.close();
        }
    }

    private String pidFile(int line) {
        try {
            return Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid"))
                    .get(line)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
