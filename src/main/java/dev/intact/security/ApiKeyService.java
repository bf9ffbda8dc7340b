package dev.intact.security;

import dev.intact.events.Event;
import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import dev.intact.shared.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Makes and revokes API keys. */
@ApplicationScoped
public class ApiKeyService {
    private static final int LONGEST_NAME = 200;

    private final ApiKeyStore store;
    private final KeyRing keyRing;
    private final Secrets secrets;

    ApiKeyService(ApiKeyStore store, KeyRing keyRing, Secrets secrets) {
        this.store = store;
        this.keyRing = keyRing;
        this.secrets = secrets;
    }

    public CreateApiKeyResult create(Call call, ApiKeyRequest request) {
        var checks = new Checks();
        checks.text("/name", "invalid-name", request.name(), LONGEST_NAME);
        var scopes = scopes(checks, request.scopes());
        checks.done();
        var now = call.at();
        var apiKey = new ApiKey(Ids.next(), request.name(), scopes, now);
        var event = Event.of("api_key.created", apiKey.id(), 1, now, call, apiKey);
        return store.createApiKey(new NewApiKey(call, apiKey, Secrets.sha256(keyOf(apiKey.id())), List.of(event)));
    }

    /** The key itself, computed anew. */
    public String keyOf(UUID id) {
        return KeyRing.PREFIX + secrets.derive("api-key", id, 1);
    }

    public RevokeApiKeyResult revoke(Call call, UUID id) {
        var now = call.at();
        var revoked = Event.of("api_key.revoked", id, 2, now, call, new Revoked(id));
        try {
            return store.revokeApiKey(call, id, revoked);
        } finally {
            // Also where no answer came: it may be revoked.
            keyRing.forget();
        }
    }

    public Page<ApiKey> list(Page.Request page) {
        return store.list(page);
    }

    private static List<String> scopes(Checks checks, List<String> scopes) {
        if (scopes == null || scopes.isEmpty()) {
            checks.fail("/scopes", "invalid-scopes", "must have at least one of " + Scopes.ALL);
            return List.of();
        }
        for (var i = 0; i < scopes.size(); i++) {
            if (scopes.get(i) == null || !Scopes.ALL.contains(scopes.get(i))) {
                checks.fail("/scopes/" + i, "invalid-scopes", "must be one of " + Scopes.ALL);
                return List.of();
            }
        }
        return List.copyOf(new TreeSet<>(scopes));
    }

    /** What {@code api_key.revoked} tells. */
    record Revoked(UUID id) {}
}
