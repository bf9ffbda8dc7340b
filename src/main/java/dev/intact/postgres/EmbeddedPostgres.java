package dev.intact.postgres;

import dev.intact.config.StartRefused;
import dev.intact.config.StoreLauncher.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of this service's own, durable, on the loopback interface. One service at a time has a data
 * directory; a server that an ended service left over is stopped first, and one that dies is started again.
 */
final class EmbeddedPostgres implements Launched {
    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final int FIRST_PORT = 20_000;
    /** As Linux has it; other systems begin later. */
    private static final int FIRST_OUTGOING_PORT = 32_768;

    private static final String LOOPBACK = "127.0.0.1";

    /** What a killed server leaves behind ends within seconds; recovery has its own, longer limit. */
    private static final Duration START_TRIES = Duration.ofSeconds(30);

    private static final Duration WATCH = Duration.ofMillis(250);
    private static final String RECOVERY_SECONDS = "590";
    private static final String STOP_SECONDS = "60";

    /** Refusals are errors to the server but not to us, so errors are not logged. A week of logs is kept. */
    private static final String SETTINGS = String.join(
            " -c ",
            "",
            "listen_addresses=" + LOOPBACK,
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "log_min_messages=log",
            "logging_collector=on",
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_size=0");

    private final Path programs;
    private final Cluster cluster;
    private final Unprivileged unprivileged;
    private final FileChannel lock;
    private final ScheduledExecutorService watcher;
    private int port;
    private volatile Postmaster postmaster;
    private volatile boolean isStopped;

    private EmbeddedPostgres(Path home, FileChannel lock) throws IOException {
        this.lock = lock;
        this.unprivileged = Unprivileged.here();
        this.programs = ServerPrograms.unpackInto(home).resolve("bin");
        this.cluster = Cluster.in(home, programs, unprivileged);
        this.watcher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("watch-postgresql").factory());
    }

    /** @throws StartRefused another service has the directory, or it can't be served */
    static EmbeddedPostgres start(Path home) {
        try {
            var real = Files.createDirectories(home).toRealPath();
            var server = new EmbeddedPostgres(real, lock(real));
            server.begin();
            return server;
        } catch (IOException e) {
            throw new StartRefused("INTACT_DATA_DIR", "can't be used: " + e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/postgres";
    }

    int port() {
        return port;
    }

    String password() {
        return cluster.password();
    }

    @Override
    public void close() {
        // First, so that whoever holds the monitor to start a server gives up.
        isStopped = true;
        watcher.shutdown();
        synchronized (this) {
            try (lock) {
                stopServer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        var file = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("the other service is in this very process", e);
        }
        file.close();
        throw new StartRefused("INTACT_DATA_DIR", "is in use by another service: " + home);
    }

    private synchronized void begin() throws IOException {
        launch();
        watcher.scheduleWithFixedDelay(
                this::startAgainIfGone, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
        LOG.infof("PostgreSQL listens on %s:%d, its data is in %s", LOOPBACK, port, cluster.path());
    }

    /** On a free port; on the same one again once clients know it. */
    private void launch() throws IOException {
        var end = System.nanoTime() + START_TRIES.toNanos();
        var isFirst = port == 0;
        while (!isStopped) {
            stopServer();
            if (isFirst) {
                port = freePort();
            }
            if (start()) {
                postmaster = Postmaster.of(cluster)
                        .orElseThrow(() -> new IOException("the server that has started is not there"));
                return;
            }
            if (System.nanoTime() > end) {
                throw new StartRefused(
                        "INTACT_DATA_DIR", "holds a database that does not start; see " + cluster.startLog());
            }
            pause();
        }
    }

    private boolean start() throws IOException {
        Files.deleteIfExists(cluster.startLog());
        return unprivileged
                .run(
                        programs.resolve("pg_ctl"),
                        "start",
                        "-w",
                        "-t",
                        RECOVERY_SECONDS,
                        "-D",
                        cluster.path().toString(),
                        "-l",
                        cluster.startLog().toString(),
                        "-o",
                        "-p " + port + SETTINGS)
                .succeeded();
    }

    private void stopServer() throws IOException {
        var left = Postmaster.of(cluster);
        if (left.isPresent() && !stop(left.get(), "fast") && !stop(left.get(), "immediate")) {
            throw new StartRefused(
                    "INTACT_DATA_DIR",
                    "is served by a PostgreSQL that does not stop, process "
                            + left.get().process().pid());
        }
        // Its process is gone, and its number may be another's: the next server must not take that for its rival.
        Files.deleteIfExists(cluster.pidFile());
    }

    private boolean stop(Postmaster server, String mode) throws IOException {
        var stopped = unprivileged.run(
                programs.resolve("pg_ctl"),
                "stop",
                "-w",
                "-t",
                STOP_SECONDS,
                "-m",
                mode,
                "-D",
                cluster.path().toString());
        return stopped.succeeded() || !server.isRunning();
    }

    private void startAgainIfGone() {
        if (isStopped || postmaster.isRunning()) {
            return;
        }
        synchronized (this) {
            try {
                LOG.warn("PostgreSQL has ended; starting it again");
                launch();
                LOG.infof("PostgreSQL listens again on %s:%d", LOOPBACK, port);
            } catch (IOException | StartRefused e) {
                LOG.error("PostgreSQL can't be started again; trying on", e);
            }
        }
    }

    /** Below those of outgoing connections, one of which could have it when the server is to be started again. */
    private static int freePort() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_OUTGOING_PORT);
            try (var free = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
                return free.getLocalPort();
            } catch (BindException e) {
                LOG.debugf("port %d is taken", port);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WATCH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
