package dev.intact.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
