package dev.intact.postgres;

import dev.intact.config.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs for this platform, which the package carries, unpacked once. */
final class ServerPrograms {
    private static final int OWNER_MAY_RUN = 0100;

    private ServerPrograms() {}

    /** @return the folder with {@code bin}, {@code lib} and {@code share} */
    static Path unpackInto(Path home) throws IOException {
        var archive = archive();
        var unpacked = home.resolve("server-" + checksum(archive));
        if (!Files.isDirectory(unpacked)) {
            // Unpacked beside and moved, so that a folder with this name is complete.
            var fresh = Files.createTempDirectory(home, "unpacking");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var entries = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    unpack(entries, entry, fresh);
                }
            }
            Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
    }

    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "/postgres-" + system + "-" + processor + ".txz";
        if (ServerPrograms.class.getResource(name) == null) {
            throw new StartRefused(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "must be set: this package was built on another platform and carries no PostgreSQL for "
                            + System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        }
        return name;
    }

    private static InputStream open(String archive) {
        return ServerPrograms.class.getResourceAsStream(archive);
    }

    /** Another version of the programs gets another folder. */
    private static String checksum(String archive) throws IOException {
        var checksum = new CRC32();
        try (var bytes = open(archive)) {
            checksum.update(bytes.readAllBytes());
        }
        return Long.toHexString(checksum.getValue());
    }

    private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path home) throws IOException {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IllegalStateException("the archive of the server's programs points outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(entries, target);
        var mode = (entry.getMode() & OWNER_MAY_RUN) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
    }
}
