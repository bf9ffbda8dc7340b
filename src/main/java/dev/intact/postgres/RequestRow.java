package dev.intact.postgres;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** {@code request}. */
@Entity
@Table(name = "request")
@IdClass(RequestRow.Scope.class)
class RequestRow extends PanacheEntityBase {
    @Id
    String caller;

    @Id
    String operation;

    @Id
    String key;

    String fingerprint;
    UUID made;
    int status;
    String location;
    String body;

    @Column(name = "created_at")
    Instant createdAt;

    record Scope(String caller, String operation, String key) implements Serializable {}

    /** An older record counts as absent. */
    boolean countsFor(Call call) {
        return !createdAt.isBefore(call.at().minus(Kept.TIME));
    }

    Kept kept() {
        return new Kept(fingerprint, made, new Answer(status, location, body));
    }
}
