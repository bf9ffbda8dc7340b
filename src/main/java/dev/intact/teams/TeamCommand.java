package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.TeamNotFound;
import dev.intact.teams.ChangeTeamResult.VersionMismatch;
import java.util.Optional;
import java.util.UUID;

/**
 * A checked change of a team: what it must see, and what it makes of that.
 *
 * <p>A store looks once at the team, at what the command must see beside it, and at the request's record; lets the command
 * decide; and writes, guarded by the team's version. Checked in this order: the key is new, the team is there, then what
 * the command says. A trial or period that has ended, but of which that was not written down yet, is told by whatever
 * change comes first. Where there is no usable answer a store throws {@link dev.intact.shared.StoreUnavailable}; it may or
 * may not be stored, so call again with the same key.
 */
public interface TeamCommand {
    Call call();

    /** The id of what it makes, or of the event that tells of it: the write's own mark on the key. */
    UUID made();

    TeamLook look();

    /** Plain values in, a refusal or all that is to be written out. */
    Decision<ChangeTeamResult, TeamChange> decide(TeamState state);

    default ChangeTeamResult teamNotFound() {
        return new TeamNotFound();
    }

    /**
     * Who may is judged first, then whether the team is what the caller believes.
     *
     * @param least the lowest role that may
     */
    default Optional<ChangeTeamResult> refusalOfActor(TeamState state, Role least) {
        if (!state.actorIs(call(), least)) {
            return Optional.of(new ForbiddenRole());
        }
        var version = state.team().version();
        return call().allows(version) ? Optional.empty() : Optional.of(new VersionMismatch(version));
    }
}
