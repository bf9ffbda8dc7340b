package dev.intact.postgres;

import dev.intact.config.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The files of an embedded server, made on first use: checksums on, passwords hashed by SCRAM, texts in UTF-8 sorted by
 * code point.
 */
record Cluster(Path path, String password) {
    static final String USERNAME = "intact";

    private static final int PASSWORD_BYTES = 24;

    /** @param programs where {@code initdb} is */
    static Cluster in(Path home, Path programs, Unprivileged unprivileged) throws IOException {
        var path = home.resolve("postgresql");
        var passwordFile = home.resolve("postgresql.password");
        if (!Files.exists(path)) {
            writePassword(passwordFile, unprivileged);
            create(path, passwordFile, programs, unprivileged);
        }
        unprivileged.own(path);
        return new Cluster(path, Files.readString(passwordFile).strip());
    }

    Path pidFile() {
        return path.resolve("postmaster.pid");
    }

    Path startLog() {
        return path.resolve("start.log");
    }

    private static void writePassword(Path file, Unprivileged unprivileged) throws IOException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // On disk before the cluster is, which can't be opened without it.
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.SYNC);
        unprivileged.own(file);
    }

    /** Made beside and moved, so that a cluster with its name is complete. */
    private static void create(Path path, Path passwordFile, Path programs, Unprivileged unprivileged)
            throws IOException {
        var fresh = path.resolveSibling("postgresql.new");
        delete(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        unprivileged.own(fresh);
        var made = unprivileged.run(
                programs.resolve("initdb"),
                "--pgdata=" + fresh,
                "--username=" + USERNAME,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (!made.succeeded()) {
            throw new StartRefused("INTACT_DATA_DIR", "can't hold a database: " + made.lastLine());
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
