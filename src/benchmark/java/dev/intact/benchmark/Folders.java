package dev.intact.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders of one run each. */
final class Folders {
    private Folders() {}

    /** @return a new one, by its absolute path */
    static Path newIn(Path parent, String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent), name + "-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As far as it can: what is left takes space and does no harm. */
    static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            System.out.println("left behind: " + folder + ", " + e);
        }
    }
}
