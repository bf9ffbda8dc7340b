package dev.intact.events;

import dev.intact.events.EventStore.Filter;
import dev.intact.http.Answers;
import dev.intact.http.Cursors;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading the feed needs no service: there is nothing to check, and nothing to decide. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class EventResource {
    private final EventStore events;
    private final Cursors cursors;

    EventResource(EventStore events, Cursors cursors) {
        this.events = events;
        this.cursors = cursors;
    }

    @GET
    @Path("/events")
    @RolesAllowed("events:read")
    @Operation(
            operationId = "readEvents",
            summary = "The committed events after a cursor, in the one order that every reader sees")
    @APIResponseSchema(Events.class)
    public Response read(
            @QueryParam("after") String after,
            @QueryParam("limit") String limit,
            @QueryParam("type") String type,
            @QueryParam("subject") String subject) {
        // Length before each part: no two filters may share a name, or a cursor could change lists.
        var list = "events of type " + named(type) + " about " + named(subject);
        var start = after == null ? EventStore.START : cursors.read("after", list, after);
        try {
            var read = events.read(start, new Filter(type, subject), cursors.limit(limit));
            var items = read.events().stream().map(CloudEvent::of).toList();
            return Answers.ok(new Page<>(items, cursors.write(list, read.position())));
        } catch (CursorExpired e) {
            return Problem.of(ProblemType.CURSOR_EXPIRED).response();
        }
    }

    private static String named(String filter) {
        return filter == null ? "any" : filter.length() + ":" + filter;
    }

    /** For the OpenAPI document, which can't name a generic page. */
    record Events(List<CloudEvent> items, String nextCursor) {}
}
