package dev.intact.security;

import dev.intact.config.IntactConfig;
import dev.intact.shared.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Where the secret comes from that all others derive from: the configuration, or else the store. */
class MasterSecret {
    private static final int BYTES = 32;

    private MasterSecret() {}

    @Produces
    @ApplicationScoped
    static Secrets secrets(IntactConfig config, ApiKeyStore store) {
        var secret = config.secret().orElseGet(() -> store.secretOr(random()));
        return new Secrets(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
