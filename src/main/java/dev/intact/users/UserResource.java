package dev.intact.users;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Answer;
import dev.intact.shared.Page;
import dev.intact.users.RegisterUserResult.EmailTaken;
import dev.intact.users.RegisterUserResult.KeyReused;
import dev.intact.users.RegisterUserResult.Registered;
import dev.intact.users.RegisterUserResult.Replayed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserResource {
    private static final String LIST = "users";

    private final UserService users;
    private final Calls calls;
    private final Cursors cursors;

    UserResource(UserService users, Calls calls, Cursors cursors) {
        this.users = users;
        this.calls = calls;
        this.cursors = cursors;
    }

    @POST
    @Path("/users")
    @RolesAllowed("users:write")
    @Operation(operationId = "registerUser", summary = "Registers a user")
    @APIResponseSchema(value = User.class, responseCode = "201")
    public Response registerUser(UserRequest request) {
        var call = calls.post("registerUser", request);
        return switch (users.register(call, request)) {
            case Registered(User user, Answer answer) -> Answers.first(answer);
            case Replayed(Answer first) -> Answers.replayed(first);
            case KeyReused() -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case EmailTaken() -> Problem.of(ProblemType.EMAIL_TAKEN).response();
        };
    }

    @GET
    @Path("/users/{id}")
    @RolesAllowed("users:read")
    @Operation(operationId = "getUser", summary = "One user")
    @APIResponseSchema(User.class)
    public Response getById(@PathParam("id") String id) {
        return users.getById(PathIds.parse(id, ProblemType.USER_NOT_FOUND))
                .map(user -> Answers.ok(user, user.version()))
                .orElseThrow(() -> PathIds.missing(ProblemType.USER_NOT_FOUND));
    }

    @GET
    @Path("/users")
    @RolesAllowed("users:read")
    @Operation(operationId = "listUsers", summary = "All users, newest first; or the one with an e-mail address")
    @APIResponseSchema(Users.class)
    public Response list(
            @QueryParam("email") String email, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var list = email == null ? LIST : LIST + " with " + Email.key(email);
        var page = cursors.request(list, limit, cursor);
        var found = email == null
                ? users.listAll(page)
                : new Page<>(users.getByEmail(email).stream().toList(), null);
        return Answers.ok(cursors.signed(list, found));
    }

    /** For the OpenAPI document, which can't name a generic page. */
    record Users(List<User> items, String nextCursor) {}
}
