package dev.intact.walks.teams;

import dev.intact.walks.Scope;
import dev.intact.walks.Tally;
import dev.intact.walks.Walks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Walks of users, teams and slots. */
final class TeamWalks implements Walks.Kind<Step> {
    /** Far enough back for a walk of weeks to end before now, as all that is stored began. */
    private static final Duration BACK = Duration.ofDays(1000);

    private final Worlds worlds;
    private final Duration listsLag;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(BACK);

    /** Makes one for each walk, all in the one database. */
    interface Worlds {
        World in(Scope scope, Instant start);
    }

    /** @param listsLag for so long the worlds' lists may lack a new entry */
    TeamWalks(Worlds worlds, Duration listsLag) {
        this.worlds = worlds;
        this.listsLag = listsLag;
    }

    @Override
    public List<Step> plan(long seed, Scope scope) {
        return WalkPlan.of(seed, scope);
    }

    @Override
    public int number(Step step) {
        return step.number();
    }

    @Override
    public void walk(List<Step> steps, Scope scope, Tally tally) {
        new Walk(worlds.in(scope, start), listsLag, start, scope, tally).walk(steps);
    }
}
