package dev.intact.teams;

import dev.intact.http.Calls;
import dev.intact.http.NoFields;
import dev.intact.http.PathIds;
import dev.intact.http.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/teams/{id}/subscription")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams")
public class SubscriptionResource {
    private final SubscriptionService subscriptions;
    private final Calls calls;

    SubscriptionResource(SubscriptionService subscriptions, Calls calls) {
        this.subscriptions = subscriptions;
        this.calls = calls;
    }

    @POST
    @Path("/activation")
    @RolesAllowed("teams:write")
    @Operation(operationId = "activateSubscription", summary = "Begins a paid period, or the next one")
    @APIResponseSchema(Team.class)
    public Response activate(@PathParam("id") String id, ActivationRequest request) {
        var teamId = teamId(id);
        var call = calls.post("activateSubscription", request, teamId);
        return TeamAnswers.of(
                subscriptions.activate(call, teamId, request.plan(), request.seatLimit(), request.periodEndsAt()));
    }

    @PUT
    @Path("/seats")
    @RolesAllowed("teams:write")
    @Operation(operationId = "changeSeats", summary = "Allows more seats, or fewer, but not fewer than are used")
    @APIResponseSchema(Team.class)
    public Response changeSeats(@PathParam("id") String id, SeatsRequest request) {
        var teamId = teamId(id);
        var call = calls.put("changeSeats", request, teamId);
        return TeamAnswers.of(subscriptions.changeSeats(call, teamId, request.seatLimit()));
    }

    @POST
    @Path("/cancellation")
    @RolesAllowed("teams:write")
    @Operation(
            operationId = "cancelSubscription",
            summary = "Ends a subscription, or lets it end with its period or trial")
    @APIResponseSchema(Team.class)
    public Response cancel(@PathParam("id") String id, CancellationRequest request) {
        var teamId = teamId(id);
        var call = calls.post("cancelSubscription", request, teamId);
        return TeamAnswers.of(subscriptions.cancel(call, teamId, request.mode()));
    }

    @POST
    @Path("/resumption")
    @RolesAllowed("teams:write")
    @Operation(operationId = "resumeSubscription", summary = "Lets a subscription go on that was to end")
    @APIResponseSchema(Team.class)
    public Response resume(@PathParam("id") String id, NoFields request) {
        var teamId = teamId(id);
        var call = calls.post("resumeSubscription", NoFields.of(request), teamId);
        return TeamAnswers.of(subscriptions.resume(call, teamId));
    }

    private static UUID teamId(String segment) {
        return PathIds.parse(segment, ProblemType.TEAM_NOT_FOUND);
    }

    record ActivationRequest(String plan, BigInteger seatLimit, String periodEndsAt) {}

    record SeatsRequest(BigInteger seatLimit) {}

    /** @param mode {@code immediate} or {@code at_period_end} */
    @Schema(name = "SubscriptionCancellationRequest")
    record CancellationRequest(String mode) {}
}
