package dev.intact.http;

import dev.intact.shared.Ids;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;

/** Ids in paths: what is not even an id names nothing that exists. */
public final class PathIds {
    private PathIds() {}

    /** @throws WebApplicationException the 404 that an unknown id gets too */
    public static UUID parse(String segment, ProblemType notFound) {
        return Ids.parse(segment).orElseThrow(() -> missing(notFound));
    }

    public static WebApplicationException missing(ProblemType notFound) {
        return new WebApplicationException(Problem.of(notFound).response());
    }
}
