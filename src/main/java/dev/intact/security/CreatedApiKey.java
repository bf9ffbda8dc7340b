package dev.intact.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An API key as it is shown to who made it. @param key shown here and never again */
record CreatedApiKey(UUID id, String name, List<String> scopes, String key, Instant createdAt) {
    static CreatedApiKey of(ApiKey stored, String key) {
        return new CreatedApiKey(stored.id(), stored.name(), stored.scopes(), key, stored.createdAt());
    }
}
