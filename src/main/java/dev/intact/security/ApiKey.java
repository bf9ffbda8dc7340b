package dev.intact.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An API key as it is stored: without the key, of which only a hash is kept. */
public record ApiKey(UUID id, String name, List<String> scopes, Instant createdAt) {}
