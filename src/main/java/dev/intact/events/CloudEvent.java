package dev.intact.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as it is told: CloudEvents 1.0 in JSON. */
public record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String actor,
        long subjectversion,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {

    public static CloudEvent of(Event event) {
        return new CloudEvent(
                "1.0",
                event.id(),
                "/intact",
                event.type(),
                event.subject(),
                event.time(),
                event.actor(),
                event.subjectVersion(),
                event.data());
    }
}
