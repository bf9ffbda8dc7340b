package dev.intact.teams;

import dev.intact.events.CloudEvent;
import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Answer;
import dev.intact.shared.Page;
import dev.intact.teams.CreateTeamResult.Created;
import dev.intact.teams.CreateTeamResult.ForbiddenRole;
import dev.intact.teams.CreateTeamResult.KeyReused;
import dev.intact.teams.CreateTeamResult.Replayed;
import dev.intact.teams.CreateTeamResult.SlugTaken;
import dev.intact.teams.CreateTeamResult.TooManyTeams;
import dev.intact.teams.CreateTeamResult.TrialAlreadyUsed;
import dev.intact.teams.CreateTeamResult.UserNotFound;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Teams")
public class TeamResource {
    private final TeamService teams;
    private final Calls calls;
    private final Cursors cursors;

    TeamResource(TeamService teams, Calls calls, Cursors cursors) {
        this.teams = teams;
        this.calls = calls;
        this.cursors = cursors;
    }

    @POST
    @Path("/teams")
    @RolesAllowed("teams:write")
    @Operation(operationId = "createTeamWithOwnerAndTrial", summary = "Creates a team with its owner and its trial")
    @APIResponseSchema(value = CreatedTeam.class, responseCode = "201")
    public Response createTeamWithOwnerAndTrial(TeamRequest request) {
        var call = calls.post("createTeamWithOwnerAndTrial", request);
        return switch (teams.create(call, request)) {
            case Created(Team team, Answer answer) -> Answers.first(answer);
            case Replayed(Answer first) -> Answers.replayed(first);
            case KeyReused() -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case ForbiddenRole() -> Problem.of(ProblemType.FORBIDDEN_ROLE).response();
            case UserNotFound() -> Problem.of(ProblemType.USER_NOT_FOUND).response();
            case TooManyTeams() -> Problem.of(ProblemType.TOO_MANY_TEAMS).response();
            case SlugTaken() -> Problem.of(ProblemType.SLUG_TAKEN).response();
            case TrialAlreadyUsed(UUID team) ->
                Problem.of(ProblemType.TRIAL_ALREADY_USED).with("teamId", team).response();
        };
    }

    @GET
    @Path("/teams/{id}")
    @RolesAllowed("teams:read")
    @Operation(operationId = "getTeam", summary = "One team")
    @APIResponseSchema(Team.class)
    public Response find(@PathParam("id") String id) {
        return teams.find(PathIds.parse(id, ProblemType.TEAM_NOT_FOUND))
                .map(team -> Answers.ok(team, team.version()))
                .orElseThrow(() -> PathIds.missing(ProblemType.TEAM_NOT_FOUND));
    }

    @GET
    @Path("/teams/{id}/audit")
    @RolesAllowed("teams:read")
    @Operation(operationId = "listTeamEvents", summary = "What happened in a team: its events, newest first")
    @APIResponseSchema(Audit.class)
    public Response audit(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var teamId = PathIds.parse(id, ProblemType.TEAM_NOT_FOUND);
        var list = "audit of " + teamId;
        return teams.audit(teamId, cursors.request(list, limit, cursor))
                .map(page -> Answers.ok(cursors.signed(
                        list,
                        new Page<>(page.items().stream().map(CloudEvent::of).toList(), page.nextCursor()))))
                .orElseThrow(() -> PathIds.missing(ProblemType.TEAM_NOT_FOUND));
    }

    /** For the OpenAPI document, which can't name a generic page. */
    record Audit(List<CloudEvent> items, String nextCursor) {}
}
