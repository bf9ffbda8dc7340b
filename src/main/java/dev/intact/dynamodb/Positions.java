package dev.intact.dynamodb;

import dev.intact.shared.Json;
import java.time.Instant;
import java.util.UUID;

/** Places in lists that are told by time. */
final class Positions {
    private static final String SEPARATOR = "#";

    private Positions() {}

    /** Sorts by the time, then by the id. */
    static String of(Instant time, UUID id) {
        return Json.time(time) + SEPARATOR + id;
    }

    static UUID id(String position) {
        return UUID.fromString(position.substring(position.indexOf(SEPARATOR) + 1));
    }

    /** Sorts behind every place at this time, and before those of later ones. */
    static String behind(Instant time) {
        return Json.time(time) + "$";
    }
}
