package dev.intact.security;

/** Every way to end {@link ApiKeyStore#createApiKey}. Only {@link Created} has written anything. */
public sealed interface CreateApiKeyResult {
    record Created(ApiKey apiKey) implements CreateApiKeyResult {}

    /** The answer is not kept, for it holds the key: it is computed again. */
    record Replayed(ApiKey first) implements CreateApiKeyResult {}

    record KeyReused() implements CreateApiKeyResult {}
}
