package dev.intact.integrity;

import dev.intact.http.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class IntegrityResource {
    private final IntegrityStore store;

    IntegrityResource(IntegrityStore store) {
        this.store = store;
    }

    @GET
    @Path("/integrity")
    @RolesAllowed("admin:read")
    @Operation(operationId = "checkIntegrity", summary = "Walks the whole store and tells every broken rule")
    @APIResponseSchema(IntegrityReport.class)
    public Response walk() {
        return Answers.ok(store.walk());
    }
}
