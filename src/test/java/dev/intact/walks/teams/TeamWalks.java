package dev.intact.walks.teams;

import dev.intact.walks.Disturbed;
import dev.intact.walks.Scope;
import dev.intact.walks.Tally;
import dev.intact.walks.Walks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Walks of users, teams and slots. */
final class TeamWalks implements Walks.Kind<Step> {
    /** Far enough back for a walk of weeks to end before now, as all that is stored began. */
    private static final Duration BACK = Duration.ofDays(1000);

    private final Supplier<Disturbed> lines;
    private final Worlds worlds;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(BACK);

    /** Makes one for each walk. */
    interface Worlds {
        World by(Disturbed line, Scope scope, Instant start);
    }

    /** @param lines one for each walk, all to the one database */
    TeamWalks(Supplier<Disturbed> lines, Worlds worlds) {
        this.lines = lines;
        this.worlds = worlds;
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
    public void walk(long seed, List<Step> steps, Scope scope, Tally tally) {
        try (var line = lines.get()) {
            new Walk(seed, worlds.by(line, scope, start), line, start, scope, tally).walk(steps);
        }
    }
}
