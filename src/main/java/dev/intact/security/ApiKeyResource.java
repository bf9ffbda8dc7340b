package dev.intact.security;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.security.RevokeApiKeyResult.ApiKeyNotFound;
import dev.intact.security.RevokeApiKeyResult.Revoked;
import dev.intact.shared.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
public class ApiKeyResource {
    private static final String LIST = "api keys";

    private final ApiKeyService apiKeys;
    private final Calls calls;
    private final Cursors cursors;

    ApiKeyResource(ApiKeyService apiKeys, Calls calls, Cursors cursors) {
        this.apiKeys = apiKeys;
        this.calls = calls;
        this.cursors = cursors;
    }

    @POST
    @Path("/api-keys")
    @RolesAllowed("admin:write")
    @Operation(operationId = "createApiKey", summary = "Makes an API key, and shows it this once")
    @APIResponseSchema(value = CreatedApiKey.class, responseCode = "201")
    public Response createApiKey(ApiKeyRequest request) {
        var call = calls.post("createApiKey", request);
        return switch (apiKeys.create(call, request)) {
            case CreateApiKeyResult.Created(ApiKey apiKey) -> Answers.first(answer(apiKey));
            case CreateApiKeyResult.Replayed(ApiKey first) -> Answers.replayed(answer(first));
            case CreateApiKeyResult.KeyReused() ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
        };
    }

    @GET
    @Path("/api-keys")
    @RolesAllowed("admin:read")
    @Operation(operationId = "listApiKeys", summary = "The API keys that are valid, newest first, without the keys")
    @APIResponseSchema(ApiKeys.class)
    public Response list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Answers.ok(cursors.signed(LIST, apiKeys.list(cursors.request(LIST, limit, cursor))));
    }

    @DELETE
    @Path("/api-keys/{id}")
    @RolesAllowed("admin:write")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "revokeApiKey", summary = "Revokes an API key, at once here and within 5 s everywhere")
    @APIResponse(responseCode = "204", description = "Revoked")
    public Response revoke(@PathParam("id") String id) {
        var keyId = PathIds.parse(id, ProblemType.API_KEY_NOT_FOUND);
        return switch (apiKeys.revoke(calls.delete("revokeApiKey", keyId), keyId)) {
            case Revoked() -> Response.noContent().build();
            case RevokeApiKeyResult.Replayed(Answer first) -> Answers.replayed(first);
            case RevokeApiKeyResult.KeyReused() ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case ApiKeyNotFound() -> Problem.of(ProblemType.API_KEY_NOT_FOUND).response();
        };
    }

    private Answer answer(ApiKey apiKey) {
        return Answer.created("/v1/api-keys/" + apiKey.id(), CreatedApiKey.of(apiKey, apiKeys.keyOf(apiKey.id())));
    }

    /** For the OpenAPI document, which can't name a generic page. */
    record ApiKeys(List<ApiKey> items, String nextCursor) {}
}
