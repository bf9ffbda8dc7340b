package dev.intact.benchmark;

import dev.intact.benchmark.Targets.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many a second, of each workflow by each arm. */
final class Throughput {
    private static final List<Contestant> ALL = List.of(
            Contestant.TRANSACTION,
            Contestant.STATEMENT,
            Contestant.REST,
            Contestant.REST_AGAIN,
            Contestant.STORE,
            Contestant.REPOSITORIES);

    /** Each once: what chance does is seen without a network. */
    private static final List<Contestant> FAR = ALL.stream()
            .filter(contestant -> contestant != Contestant.REST_AGAIN)
            .toList();

    /** In milliseconds a round trip; the other parts have none. */
    private static final List<Integer> NETWORKS = List.of(1, 5);

    private final Rounds rounds;
    private final Options options;
    private final Targets targets;

    Throughput(Rounds rounds, Options options, Targets targets) {
        this.rounds = rounds;
        this.options = options;
        this.targets = targets;
    }

    /** @param part names those workflows that are measured together, on one server */
    void run(String part, List<Workflow> workflows) {
        var report = new Report(options.output(), part);
        try (var scene = Scene.in(options, part)) {
            for (var workflow : workflows) {
                for (var clients : workflow == Workflow.ORDER_3 ? List.of(8, 32) : List.of(32)) {
                    var figures = rounds.run(scene.here(), workflow, clients, ALL);
                    report.figures(workflow.title() + ", " + clients + " clients", figures.values());
                    if (workflow == Workflow.ORDER_3) {
                        judge(figures, clients);
                    }
                }
            }
        }
    }

    private void judge(Map<Contestant, Figures> figures, int clients) {
        var isFew = clients == 8;
        targets.measured(
                isFew ? Target.TRANSACTION_8 : Target.TRANSACTION_32,
                ratio(figures, Contestant.REST, Contestant.TRANSACTION));
        targets.measured(
                isFew ? Target.STATEMENT_8 : Target.STATEMENT_32,
                ratio(figures, Contestant.REST, Contestant.STATEMENT));
        targets.alsoMeasured(Target.REPOSITORIES, ratio(figures, Contestant.REST, Contestant.REPOSITORIES));
        targets.alsoMeasured(Target.STORE, ratio(figures, Contestant.STORE, Contestant.STATEMENT));
    }

    /** Every workflow, by every arm, behind each network. There each request is counted on its way. */
    void network() {
        var report = new Report(options.output(), "network");
        network(report, "network-orders", List.of(Workflow.ORDER_3, Workflow.ORDER_50, Workflow.ORDER_HOT));
        network(report, "network-refunds", List.of(Workflow.REFUND, Workflow.REFUND_HOT));
        network(report, "network-teams", List.of(Workflow.TEAM));
    }

    private void network(Report report, String name, List<Workflow> workflows) {
        try (var scene = Scene.in(options, name)) {
            for (var workflow : workflows) {
                for (var millis : NETWORKS) {
                    var place = scene.behind(Duration.ofMillis(millis));
                    var ping = scene.server().roundTripMillis(place.serverPort());
                    var figures = rounds.run(place, workflow, 8, FAR);
                    report.figures(workflow.title() + ", 8 clients, " + millis + " ms", figures.values());
                    report.line("`select 1` takes %.2f ms there.".formatted(ping));
                    judge(workflow, millis, figures);
                }
            }
        }
    }

    private void judge(Workflow workflow, int millis, Map<Contestant, Figures> figures) {
        if (workflow == Workflow.ORDER_3 && millis == 1) {
            targets.measured(
                    Target.LATENCY,
                    figures.get(Contestant.REPOSITORIES).p50()
                            / figures.get(Contestant.REST).p50());
        }
        if (workflow == Workflow.REFUND_HOT && millis == 5) {
            targets.measured(Target.HOT_ORDER, ratio(figures, Contestant.REST, Contestant.REPOSITORIES));
        }
    }

    private static double ratio(Map<Contestant, Figures> figures, Contestant one, Contestant other) {
        return figures.get(one).perSecond() / figures.get(other).perSecond();
    }
}
