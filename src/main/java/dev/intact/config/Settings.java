package dev.intact.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Checks the settings before anything starts, so that a mistake is told in one line. */
public final class Settings {
    private final Config config;

    public Settings(Config config) {
        this.config = config;
    }

    /** @throws StartRefused the first setting that is wrong */
    public void check() {
        backend();
        text("intact.admin-key").ifPresent(key -> {
            if (key.codePointCount(0, key.length()) < IntactConfig.ADMIN_KEY_LENGTH) {
                throw new StartRefused(
                        "INTACT_ADMIN_KEY", "must have " + IntactConfig.ADMIN_KEY_LENGTH + " characters or more");
            }
        });
        text("intact.secret").ifPresent(secret -> {
            if (secret.getBytes(StandardCharsets.UTF_8).length < IntactConfig.SECRET_BYTES) {
                throw new StartRefused("INTACT_SECRET", "must have " + IntactConfig.SECRET_BYTES + " bytes or more");
            }
        });
    }

    public Backend backend() {
        var code = text("intact.store").orElse(Backend.POSTGRESQL.code());
        return Backend.of(code)
                .orElseThrow(
                        () -> new StartRefused("INTACT_STORE", "must be " + Backend.POSTGRESQL.code() + ": " + code));
    }

    public Path dataDir() {
        return Path.of(text("intact.data-dir").orElse("./data"))
                .toAbsolutePath()
                .normalize();
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }
}
