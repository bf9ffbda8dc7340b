package dev.intact.users;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Answer;
import dev.intact.shared.Page;
import dev.intact.users.ChangeUserResult.Changed;
import dev.intact.users.ChangeUserResult.UserNotFound;
import dev.intact.users.ChangeUserResult.VersionMismatch;
import dev.intact.users.RegisterUserResult.EmailTaken;
import dev.intact.users.RegisterUserResult.KeyReused;
import dev.intact.users.RegisterUserResult.Registered;
import dev.intact.users.RegisterUserResult.Replayed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
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

    @PUT
    @Path("/users/{id}/avatar")
    @RolesAllowed("users:write")
    @Operation(operationId = "changeUserAvatar", summary = "Changes a user's avatar; null clears it")
    @APIResponseSchema(User.class)
    public Response changeAvatar(@PathParam("id") String id, AvatarRequest request) {
        var userId = userId(id);
        var call = calls.put("changeUserAvatar", request, userId);
        return changed(users.changeAvatar(call, userId, request.avatarUrl()));
    }

    @PUT
    @Path("/users/{id}/bio")
    @RolesAllowed("users:write")
    @Operation(operationId = "changeUserBio", summary = "Changes a user's bio; null clears it")
    @APIResponseSchema(User.class)
    public Response changeBio(@PathParam("id") String id, BioRequest request) {
        var userId = userId(id);
        var call = calls.put("changeUserBio", request, userId);
        return changed(users.changeBio(call, userId, request.bio()));
    }

    @PUT
    @Path("/users/{id}/email")
    @RolesAllowed("users:write")
    @Operation(operationId = "changeUserEmail", summary = "Changes a user's e-mail address, and frees the one before")
    @APIResponseSchema(User.class)
    public Response changeEmail(@PathParam("id") String id, EmailRequest request) {
        var userId = userId(id);
        var call = calls.put("changeUserEmail", request, userId);
        return changed(users.changeEmail(call, userId, request.email()));
    }

    @PUT
    @Path("/users/{id}/name")
    @RolesAllowed("users:write")
    @Operation(operationId = "changeUserName", summary = "Changes a user's name")
    @APIResponseSchema(User.class)
    public Response changeName(@PathParam("id") String id, NameRequest request) {
        var userId = userId(id);
        var call = calls.put("changeUserName", request, userId);
        return changed(users.changeName(call, userId, request.name()));
    }

    @GET
    @Path("/users/{id}")
    @RolesAllowed("users:read")
    @Operation(operationId = "getUser", summary = "One user")
    @APIResponseSchema(User.class)
    public Response getById(@PathParam("id") String id) {
        return users.getById(userId(id))
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

    private static UUID userId(String segment) {
        return PathIds.parse(segment, ProblemType.USER_NOT_FOUND);
    }

    private static Response changed(ChangeUserResult result) {
        return switch (result) {
            case Changed(User user, Answer answer) -> Answers.first(answer);
            case ChangeUserResult.Replayed(Answer first) -> Answers.replayed(first);
            case ChangeUserResult.KeyReused() ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case UserNotFound() -> Problem.of(ProblemType.USER_NOT_FOUND).response();
            case VersionMismatch(long version) ->
                Problem.of(ProblemType.VERSION_MISMATCH)
                        .with("version", version)
                        .response();
            case ChangeUserResult.EmailTaken() ->
                Problem.of(ProblemType.EMAIL_TAKEN).response();
        };
    }

    /** @param avatarUrl null clears it */
    record AvatarRequest(String avatarUrl) {}

    /** @param bio null clears it */
    record BioRequest(String bio) {}

    record EmailRequest(String email) {}

    record NameRequest(String name) {}

    /** For the OpenAPI document, which can't name a generic page. */
    record Users(List<User> items, String nextCursor) {}
}
