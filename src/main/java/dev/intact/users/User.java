package dev.intact.users;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A living user.
 *
 * @param email as it was given, without surrounding white space
 * @param version 1 when registered, then one more with each change
 */
public record User(
        UUID id,
        String email,
        String name,
        String bio,
        String avatarUrl,
        Map<String, String> metadata,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public User withEmail(String email) {
        return new User(id, email, name, bio, avatarUrl, metadata, version, createdAt, updatedAt);
    }

    public User withName(String name) {
        return new User(id, email, name, bio, avatarUrl, metadata, version, createdAt, updatedAt);
    }

    public User withBio(String bio) {
        return new User(id, email, name, bio, avatarUrl, metadata, version, createdAt, updatedAt);
    }

    public User withAvatarUrl(String avatarUrl) {
        return new User(id, email, name, bio, avatarUrl, metadata, version, createdAt, updatedAt);
    }

    /** As its next version. */
    public User changed(Instant at) {
        return new User(id, email, name, bio, avatarUrl, metadata, version + 1, createdAt, at);
    }
}
