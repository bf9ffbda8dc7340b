package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.support.TestCalls;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Teams as tests ask for them. */
public final class TestTeams {
    public static final String OPERATION = "createTeamWithOwnerAndTrial";

    private TestTeams() {}

    public static TeamRequest team(UUID ownerId) {
        return new TeamRequest(ownerId.toString(), "Tea & Co", null, null, Map.of("size", "small"));
    }

    public static TeamRequest team(UUID ownerId, String slug) {
        return new TeamRequest(ownerId.toString(), "Tea & Co", slug, null, null);
    }

    public static CreateTeamResult create(TeamStore store, Call call, TeamRequest team) {
        return new TeamService(store, Clock.systemUTC()).create(call, team);
    }

    public static CreateTeamResult create(TeamStore store, TeamRequest team) {
        return create(store, TestCalls.call(OPERATION), team);
    }
}
