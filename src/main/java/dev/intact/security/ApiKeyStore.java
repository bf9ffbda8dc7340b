package dev.intact.security;

import dev.intact.events.Event;
import dev.intact.shared.Call;
import dev.intact.shared.Page;
import java.util.Optional;
import java.util.UUID;

/** Stores API keys, as hashes only. A revoked key is found by none of these methods. */
public interface ApiKeyStore {
    /** Stores the key's hash and scopes, and records {@code api_key.created}. */
    CreateApiKeyResult createApiKey(NewApiKey newApiKey);

    /** Revokes the key for ever, and records {@code api_key.revoked}. */
    RevokeApiKeyResult revokeApiKey(Call call, UUID id, Event revoked);

    /** Newest first. */
    Page<ApiKey> list(Page.Request page);

    /** @param hash SHA-256 of the key that was presented, in hexadecimal */
    Optional<ApiKey> findByHash(String hash);

    /**
     * The secret that all others derive from: the one stored, or else {@code proposal}, stored now. However many instances
     * propose at once, all get the same.
     */
    String secretOr(String proposal);
}
