package dev.intact.security;

import dev.intact.shared.Answer;

/** Every way to end {@link ApiKeyStore#revokeApiKey}. Only {@link Revoked} has written anything. */
public sealed interface RevokeApiKeyResult {
    record Revoked() implements RevokeApiKeyResult {}

    record Replayed(Answer first) implements RevokeApiKeyResult {}

    record KeyReused() implements RevokeApiKeyResult {}

    record ApiKeyNotFound() implements RevokeApiKeyResult {}
}
