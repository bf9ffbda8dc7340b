package dev.intact.benchmark.repositories;

import dev.intact.events.Event;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of {@code event}; its place in the feed is set by the database. */
@Entity
@Table(name = "event")
class SavedEvent {
    @Id
    UUID id;

    String type;

    String subject;

    @Column(name = "subject_version")
    long subjectVersion;

    Instant time;

    String actor;

    String data;

    SavedEvent() {}

    SavedEvent(Event event) {
        this.id = event.id();
        this.type = event.type();
        this.subject = event.subject();
        this.subjectVersion = event.subjectVersion();
        this.time = event.time();
        this.actor = event.actor();
        this.data = event.data();
    }
}
