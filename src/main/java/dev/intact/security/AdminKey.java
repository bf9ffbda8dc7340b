package dev.intact.security;

import dev.intact.config.IntactConfig;
import dev.intact.config.StartRefused;
import dev.intact.shared.Secrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The key with every scope: the one configured, or else one derived from the secret, so that all instances accept the
 * same, and written to the data directory for whoever runs the service.
 */
@ApplicationScoped
class AdminKey {
    private static final Logger LOG = Logger.getLogger(AdminKey.class);
    private static final UUID OF_ALL_INSTANCES = new UUID(0, 0);

    private final IntactConfig config;
    private final String key;
    private final byte[] hash;

    AdminKey(IntactConfig config, Secrets secrets) {
        this.config = config;
        this.key = config.adminKey().orElseGet(() -> KeyRing.PREFIX + secrets.derive("admin", OF_ALL_INSTANCES, 1));
        this.hash = bytes(Secrets.sha256(key));
    }

    boolean hasHash(String presented) {
        return MessageDigest.isEqual(hash, bytes(presented));
    }

    void tell(@Observes StartupEvent start) {
        if (config.adminKey().isPresent()) {
            return;
        }
        var file = config.dataDir().resolve("admin.key");
        write(file);
        LOG.infof("the admin key is in %s", file);
    }

    /** Written beside and moved, so that nobody reads half a key or one that others may read. */
    private void write(Path file) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), "admin", ".key", ownerOnly);
            Files.writeString(fresh, key + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("INTACT_DATA_DIR", "can't hold the admin key: " + e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
