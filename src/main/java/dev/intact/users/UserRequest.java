package dev.intact.users;

import java.util.Map;

/** A user as it is registered, not yet checked. */
public record UserRequest(String email, String name, String bio, String avatarUrl, Map<String, String> metadata) {}
