package dev.intact.events;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * What a workflow did, as it is stored beside what it did.
 *
 * @param id stable: the same event has the same id however often it is told
 * @param type {@code noun.past}; never renamed once released
 * @param subject the id of the resource whose version this event explains
 * @param subjectVersion the subject's version after the write; the events of one write share it
 * @param actor the user on whose behalf, or {@code key:<id>} of the API key, or {@code system}
 * @param data JSON: the resource as this write left it
 */
public record Event(
        UUID id, String type, String subject, long subjectVersion, Instant time, String actor, String data) {

    public static Event of(String type, UUID subject, long subjectVersion, Instant time, Call call, Object data) {
        return of(Ids.next(), type, subject.toString(), subjectVersion, time, call, data);
    }

    /** @param answer tells of the resource what this event tells, and so is written once */
    public static Event of(String type, UUID subject, long subjectVersion, Instant time, Call call, Answer answer) {
        return new Event(Ids.next(), type, subject.toString(), subjectVersion, time, call.actor(), answer.body());
    }

    /** @param id where it is known before what it tells */
    public static Event of(
            UUID id, String type, String subject, long subjectVersion, Instant time, Call call, Object data) {
        return new Event(id, type, subject, subjectVersion, time, call.actor(), Json.write(data));
    }
}
