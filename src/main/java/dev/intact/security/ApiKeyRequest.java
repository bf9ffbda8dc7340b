package dev.intact.security;

import java.util.List;

/** An API key as it is asked for, not yet checked. */
public record ApiKeyRequest(String name, List<String> scopes) {}
