package dev.intact.teams;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams")
public class MemberResource {
    private final MemberService members;
    private final Calls calls;
    private final Cursors cursors;

    MemberResource(MemberService members, Calls calls, Cursors cursors) {
        this.members = members;
        this.calls = calls;
        this.cursors = cursors;
    }

    @PUT
    @Path("/teams/{id}/members/{userId}/role")
    @RolesAllowed("teams:write")
    @Operation(operationId = "changeRole", summary = "Gives a member another role")
    @APIResponseSchema(Member.class)
    public Response changeRole(@PathParam("id") String id, @PathParam("userId") String userId, RoleRequest request) {
        var teamId = teamId(id);
        var member = memberId(userId);
        var call = calls.put("changeRole", request, teamId, member);
        return TeamAnswers.of(members.changeRole(call, teamId, member, request.role()));
    }

    @DELETE
    @Path("/teams/{id}/members/{userId}")
    @RolesAllowed("teams:write")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "removeMember", summary = "Removes a member, or lets one leave, and frees the seat")
    @APIResponse(responseCode = "204", description = "No member any more")
    public Response remove(@PathParam("id") String id, @PathParam("userId") String userId) {
        var teamId = teamId(id);
        var member = memberId(userId);
        return TeamAnswers.of(members.remove(calls.delete("removeMember", teamId, member), teamId, member));
    }

    @POST
    @Path("/teams/{id}/ownership-transfer")
    @RolesAllowed("teams:write")
    @Operation(
            operationId = "transferOwnership",
            summary = "Makes another member an owner in place of one, who becomes an admin")
    @APIResponseSchema(Team.class)
    public Response transferOwnership(@PathParam("id") String id, TransferRequest request) {
        var teamId = teamId(id);
        var call = calls.post("transferOwnership", request, teamId);
        return TeamAnswers.of(members.transferOwnership(call, teamId, request.fromUserId(), request.toUserId()));
    }

    @GET
    @Path("/teams/{id}/members")
    @RolesAllowed("teams:read")
    @Operation(operationId = "listByOrg", summary = "A team's members, in the order in which they joined")
    @APIResponseSchema(Members.class)
    public Response list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var teamId = teamId(id);
        var list = "members of " + teamId;
        return members.listByOrg(teamId, cursors.request(list, limit, cursor))
                .map(page -> Answers.ok(cursors.signed(list, page)))
                .orElseThrow(() -> PathIds.missing(ProblemType.TEAM_NOT_FOUND));
    }

    @GET
    @Path("/teams/{id}/members/{userId}")
    @RolesAllowed("teams:read")
    @Operation(operationId = "getMember", summary = "One member of a team")
    @APIResponseSchema(Member.class)
    public Response find(@PathParam("id") String id, @PathParam("userId") String userId) {
        return members.find(PathIds.parse(id, ProblemType.MEMBER_NOT_FOUND), memberId(userId))
                .map(Answers::ok)
                .orElseThrow(() -> PathIds.missing(ProblemType.MEMBER_NOT_FOUND));
    }

    @GET
    @Path("/users/{id}/teams")
    @RolesAllowed("teams:read")
    @Operation(operationId = "listTeamsOfUser", summary = "The teams that a user is in, the newest team first")
    @APIResponseSchema(TeamsOfUser.class)
    public Response teamsOf(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var userId = PathIds.parse(id, ProblemType.USER_NOT_FOUND);
        var list = "teams of " + userId;
        return members.teamsOf(userId, cursors.request(list, limit, cursor))
                .map(page -> Answers.ok(cursors.signed(list, page)))
                .orElseThrow(() -> PathIds.missing(ProblemType.USER_NOT_FOUND));
    }

    private static UUID teamId(String segment) {
        return PathIds.parse(segment, ProblemType.TEAM_NOT_FOUND);
    }

    private static UUID memberId(String segment) {
        return PathIds.parse(segment, ProblemType.MEMBER_NOT_FOUND);
    }

    record RoleRequest(String role) {}

    record TransferRequest(String fromUserId, String toUserId) {}

    /** For the OpenAPI document, which can't name a generic page. */
    record Members(List<Member> items, String nextCursor) {}

    /** Likewise. */
    record TeamsOfUser(List<TeamOfUser> items, String nextCursor) {}
}
