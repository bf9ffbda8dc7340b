package dev.intact.postgres;

import dev.intact.shared.Json;
import dev.intact.users.User;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** {@code users}. A row with {@code deleted_at} is a user no more; no query here finds it. */
@Entity
@Table(name = "users")
class UserRow extends PanacheEntityBase {
    static final String LIVING = "deletedAt is null";

    @Id
    UUID id;

    String email;

    @Column(name = "email_key")
    String emailKey;

    String name;
    String bio;

    @Column(name = "avatar_url")
    String avatarUrl;

    String metadata;
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    User user() {
        return new User(id, email, name, bio, avatarUrl, Json.metadata(metadata), version, createdAt, updatedAt);
    }
}
