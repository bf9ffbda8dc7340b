package dev.intact.postgres;

import dev.intact.security.ApiKey;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyRow extends PanacheEntityBase {
    @Id
    UUID id;

    String name;
    String[] scopes;
    String hash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    ApiKey apiKey() {
        return new ApiKey(id, name, List.of(scopes), createdAt);
    }
}
