package dev.intact.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Checks the settings before anything starts, so that a mistake is told in one line. */
public final class Settings {
    private static final int MOST_PORT = 65_535;
    private static final String SWEEP_EVERY = "off|[1-9][0-9]{0,5}[smh]";

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
        dataDir();
        text("intact.secret").ifPresent(secret -> {
            if (secret.getBytes(StandardCharsets.UTF_8).length < IntactConfig.SECRET_BYTES) {
                throw new StartRefused("INTACT_SECRET", "must have " + IntactConfig.SECRET_BYTES + " bytes or more");
            }
        });
        text("intact.sweep-every").filter(every -> !every.matches(SWEEP_EVERY)).ifPresent(every -> {
            throw new StartRefused("INTACT_SWEEP_EVERY", "must be such as 10s, 5m or 1h, or off: is " + every);
        });
        checkAddress();
    }

    public Backend backend() {
        var code = Optional.ofNullable(config.getConfigValue("intact.store").getRawValue())
                .orElse(Backend.POSTGRESQL.code());
        return Backend.of(code)
                .orElseThrow(
                        () -> new StartRefused("INTACT_STORE", "must be one of " + Backend.CODES + ": is " + code));
    }

    public Path dataDir() {
        var name = config.getConfigValue("intact.data-dir").getRawValue();
        if (name != null && name.isBlank()) {
            throw new StartRefused("INTACT_DATA_DIR", "must name a directory");
        }
        var path = Path.of(name == null ? "./data" : name).toAbsolutePath().normalize();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StartRefused("INTACT_DATA_DIR", "is not a directory: " + path);
        }
        return path;
    }

    /** Before the store is started for nothing. Port 0 takes a free one. */
    private void checkAddress() {
        var host = text("quarkus.http.host").orElse("127.0.0.1");
        var port = text("quarkus.http.port").orElse("8080");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MOST_PORT) {
            throw new StartRefused("QUARKUS_HTTP_PORT", "must be a number from 0 to " + MOST_PORT + ": is " + port);
        }
        try (var probe = new ServerSocket(Integer.parseInt(port), 1, InetAddress.getByName(host))) {
            probe.setReuseAddress(true);
        } catch (UnknownHostException e) {
            throw new StartRefused("QUARKUS_HTTP_HOST", "must be an address of this machine: is " + host);
        } catch (IOException e) {
            throw new StartRefused(
                    "QUARKUS_HTTP_PORT",
                    "is in use, or QUARKUS_HTTP_HOST is no address of this machine: " + host + ":" + port);
        }
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }
}
