package dev.intact.accounts;

import dev.intact.accounts.DeleteUserResult.Deleted;
import dev.intact.accounts.DeleteUserResult.KeyReused;
import dev.intact.accounts.DeleteUserResult.LastOwner;
import dev.intact.accounts.DeleteUserResult.Replayed;
import dev.intact.accounts.DeleteUserResult.UserNotFound;
import dev.intact.accounts.DeleteUserResult.VersionMismatch;
import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class AccountResource {
    private final AccountService accounts;
    private final Calls calls;

    AccountResource(AccountService accounts, Calls calls) {
        this.accounts = accounts;
        this.calls = calls;
    }

    @DELETE
    @Path("/users/{id}")
    @RolesAllowed("users:write")
    @Operation(
            operationId = "deleteUser",
            summary = "Deletes a user, who gives up the e-mail address and all memberships with it")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(@PathParam("id") String id) {
        var userId = PathIds.parse(id, ProblemType.USER_NOT_FOUND);
        return switch (accounts.delete(calls.delete("deleteUser", userId), userId)) {
            case Deleted() -> Response.noContent().build();
            case Replayed(Answer first) -> Answers.replayed(first);
            case KeyReused() -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case UserNotFound() -> Problem.of(ProblemType.USER_NOT_FOUND).response();
            case VersionMismatch(long version) ->
                Problem.of(ProblemType.VERSION_MISMATCH)
                        .with("version", version)
                        .response();
            case LastOwner(List<UUID> teams) ->
                Problem.of(ProblemType.LAST_OWNER).with("teamIds", teams).response();
        };
    }
}
