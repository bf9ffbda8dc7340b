package dev.intact.benchmark.store;

import dev.intact.benchmark.Workflow;
import dev.intact.http.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/benchmark")
@Produces(MediaType.APPLICATION_JSON)
public class StoreLoopResource {
    private final StoreLoop loop;

    StoreLoopResource(StoreLoop loop) {
        this.loop = loop;
    }

    @GET
    @Path("/store")
    @RolesAllowed("admin:write")
    @Operation(hidden = true)
    public Response run(
            @QueryParam("workflow") String workflow,
            @QueryParam("clients") int clients,
            @QueryParam("seconds") int seconds,
            @QueryParam("firstUser") long firstUser)
            throws InterruptedException {
        return Answers.ok(loop.run(Workflow.of(workflow), clients, Duration.ofSeconds(seconds), firstUser));
    }
}
