package dev.intact.benchmark.repositories;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code request}. */
@Entity
@Table(name = "request")
@IdClass(SavedRequest.Key.class)
class SavedRequest {
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

    record Key(String caller, String operation, String key) implements Serializable {}

    SavedRequest() {}

    SavedRequest(Call call, UUID made, Answer answer) {
        this.caller = call.caller();
        this.operation = call.operation();
        this.key = call.key();
        this.fingerprint = call.fingerprint();
        this.made = made;
        this.status = answer.status();
        this.location = answer.location();
        this.body = answer.body();
        this.createdAt = call.at();
    }

    static Key keyOf(Call call) {
        return new Key(call.caller(), call.operation(), call.key());
    }

    Kept kept() {
        return new Kept(fingerprint, made, new Answer(status, location, body));
    }
}
