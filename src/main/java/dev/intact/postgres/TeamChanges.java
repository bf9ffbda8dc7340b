package dev.intact.postgres;

import dev.intact.postgres.Decisions.Ends;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Pauses;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.KeyReused;
import dev.intact.teams.ChangeTeamResult.Replayed;
import dev.intact.teams.TeamChange;
import dev.intact.teams.TeamCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Every change of a team that is there: looked at once, decided, and written in one. */
@ApplicationScoped
class TeamChanges {
    private final Decisions decisions;

    TeamChanges(Decisions decisions) {
        this.decisions = decisions;
    }

    ChangeTeamResult make(TeamCommand wanted) {
        var ends = new Ends<ChangeTeamResult>(Replayed::new, KeyReused::new, wanted::teamNotFound);
        var look = TeamLooks.of(wanted.look());
        return decisions.on(
                wanted.call(), wanted.look().teamId(), ends, look, (state, pauses) -> switch (wanted.decide(state)) {
                    case Refuse<ChangeTeamResult, TeamChange>(ChangeTeamResult why) -> Optional.of(why);
                    case Go<ChangeTeamResult, TeamChange>(TeamChange change) -> write(wanted, change, ends, pauses);
                });
    }

    private Optional<ChangeTeamResult> write(
            TeamCommand wanted, TeamChange change, Ends<ChangeTeamResult> ends, Pauses pauses) {
        var answer = change.answer();
        var write = decisions.write(wanted.call(), wanted.made(), answer, ends, pauses);
        TeamWrites.change(write, change);
        write.record(change.events());
        return write.commit(Optional.of(new Changed(change.team(), answer)));
    }
}
