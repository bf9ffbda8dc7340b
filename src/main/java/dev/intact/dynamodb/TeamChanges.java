package dev.intact.dynamodb;

import dev.intact.dynamodb.Decisions.Ends;
import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Pauses;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.KeyReused;
import dev.intact.teams.ChangeTeamResult.Replayed;
import dev.intact.teams.TeamChange;
import dev.intact.teams.TeamCommand;
import dev.intact.teams.TeamState;
import jakarta.enterprise.context.ApplicationScoped;

/** Every change of a team that is there: looked at once, decided, and written in one. */
@ApplicationScoped
class TeamChanges {
    private static final Ends<ChangeTeamResult> ENDS = new Ends<>(Replayed::new, KeyReused::new);

    private final Decisions decisions;
    private final TeamLooks looks;

    TeamChanges(Decisions decisions, TeamLooks looks) {
        this.decisions = decisions;
        this.looks = looks;
    }

    ChangeTeamResult make(TeamCommand wanted) {
        var look = wanted.look();
        return decisions.onState(
                wanted.call(),
                Keys.team(look.teamId()),
                ENDS,
                pauses -> looks.now(wanted.call(), look, pauses),
                (found, pauses) -> found.map(state -> decide(wanted, state, pauses))
                        .orElseGet(() -> new Told<>(wanted.teamNotFound())));
    }

    private Outcome<ChangeTeamResult> decide(TeamCommand wanted, TeamState state, Pauses pauses) {
        return switch (wanted.decide(state)) {
            case Refuse<ChangeTeamResult, TeamChange>(ChangeTeamResult why) -> new Told<>(why);
            case Go<ChangeTeamResult, TeamChange>(TeamChange change) -> write(wanted, state, change, pauses);
        };
    }

    private Outcome<ChangeTeamResult> write(TeamCommand wanted, TeamState state, TeamChange change, Pauses pauses) {
        var answer = change.answer();
        var write = decisions.write(wanted.call(), wanted.made(), answer, ENDS, pauses);
        new TeamWrites(write, wanted, state).add(change);
        write.record(change.events());
        return write.commit(new Told<>(new Changed(change.team(), answer)));
    }
}
