package dev.intact.teams;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.NoFields;
import dev.intact.http.PathIds;
import dev.intact.http.ProblemType;
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
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams")
public class InvitationResource {
    private final InvitationService invitations;
    private final Calls calls;
    private final Cursors cursors;

    InvitationResource(InvitationService invitations, Calls calls, Cursors cursors) {
        this.invitations = invitations;
        this.calls = calls;
        this.cursors = cursors;
    }

    @POST
    @Path("/teams/{id}/invitations")
    @RolesAllowed("teams:write")
    @Operation(operationId = "inviteMember", summary = "Reserves a seat, and shows the invitation's token this once")
    @APIResponseSchema(value = SentInvitation.class, responseCode = "201")
    public Response invite(@PathParam("id") String id, InvitationRequest request) {
        var teamId = teamId(id);
        var call = calls.post("inviteMember", request, teamId);
        return TeamAnswers.of(
                invitations.invite(call, teamId, request.email(), request.role(), request.expiresInDays()));
    }

    @POST
    @Path("/teams/{id}/invitations/{invitationId}/resend")
    @RolesAllowed("teams:write")
    @Operation(
            operationId = "resendInvitation",
            summary = "Shows a new token of a pending invitation; the old one is dead")
    @APIResponseSchema(SentInvitation.class)
    public Response resend(
            @PathParam("id") String id, @PathParam("invitationId") String invitationId, NoFields request) {
        var teamId = teamId(id);
        var invitation = invitationId(invitationId);
        var call = calls.post("resendInvitation", NoFields.of(request), teamId, invitation);
        return TeamAnswers.of(invitations.resend(call, teamId, invitation));
    }

    @POST
    @Path("/teams/{id}/invitations/{invitationId}/revocation")
    @RolesAllowed("teams:write")
    @Operation(operationId = "revokeInvitation", summary = "Takes a pending invitation back, and frees its seat")
    @APIResponseSchema(Invitation.class)
    public Response revoke(
            @PathParam("id") String id, @PathParam("invitationId") String invitationId, NoFields request) {
        var teamId = teamId(id);
        var invitation = invitationId(invitationId);
        var call = calls.post("revokeInvitation", NoFields.of(request), teamId, invitation);
        return TeamAnswers.of(invitations.revoke(call, teamId, invitation));
    }

    @POST
    @Path("/invitations/acceptance")
    @RolesAllowed("teams:write")
    @Operation(operationId = "joinTeam", summary = "Makes the invited user a member, by the invitation's token")
    @APIResponseSchema(value = MemberTold.class, responseCode = "201")
    public Response join(AcceptanceRequest request) {
        var call = calls.post("joinTeam", request);
        return TeamAnswers.of(invitations.join(call, request.token(), request.userId()));
    }

    @GET
    @Path("/teams/{id}/invitations")
    @RolesAllowed("teams:read")
    @Operation(operationId = "listInvitations", summary = "A team's invitations, newest first, without their tokens")
    @APIResponseSchema(Invitations.class)
    public Response list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var teamId = teamId(id);
        var list = "invitations of " + teamId;
        return invitations
                .list(teamId, cursors.request(list, limit, cursor))
                .map(page -> Answers.ok(cursors.signed(list, page)))
                .orElseThrow(() -> PathIds.missing(ProblemType.TEAM_NOT_FOUND));
    }

    @GET
    @Path("/teams/{id}/invitations/{invitationId}")
    @RolesAllowed("teams:read")
    @Operation(operationId = "getInvitation", summary = "One invitation, without its token")
    @APIResponseSchema(Invitation.class)
    public Response find(@PathParam("id") String id, @PathParam("invitationId") String invitationId) {
        return invitations
                .find(PathIds.parse(id, ProblemType.INVITATION_NOT_FOUND), invitationId(invitationId))
                .map(Answers::ok)
                .orElseThrow(() -> PathIds.missing(ProblemType.INVITATION_NOT_FOUND));
    }

    private static UUID teamId(String segment) {
        return PathIds.parse(segment, ProblemType.TEAM_NOT_FOUND);
    }

    private static UUID invitationId(String segment) {
        return PathIds.parse(segment, ProblemType.INVITATION_NOT_FOUND);
    }

    /** @param expiresInDays 1 to 30; null is 7 */
    record InvitationRequest(String email, String role, BigInteger expiresInDays) {}

    record AcceptanceRequest(String token, String userId) {}

    /** For the OpenAPI document, which can't name a generic page. */
    record Invitations(List<Invitation> items, String nextCursor) {}
}
