package dev.intact.benchmark;

import dev.intact.benchmark.Targets.Target;
import dev.intact.shared.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same with more and more: orders in the store, items in an order, callers at once. */
final class Growth {
    private static final int CLIENTS = 8;
    private static final int PAGES = 200;
    private static final int TIMED = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Loads loads;
    private final Rounds rounds;
    private final Options options;
    private final Targets targets;

    Growth(Loads loads, Rounds rounds, Options options, Targets targets) {
        this.loads = loads;
        this.rounds = rounds;
        this.options = options;
        this.targets = targets;
    }

    void run() {
        var report = new Report(options.output(), "growth");
        orders(report);
        try (var scene = new Scene(options, "growth")) {
            var ofItems = new ArrayList<Figures>();
            for (var workflow : List.of(Workflow.ORDER_1, Workflow.ORDER_3, Workflow.ORDER_10, Workflow.ORDER_50)) {
                ofItems.add(rest(scene, workflow, CLIENTS));
            }
            report.figures("items in an order, 8 clients", ofItems);
            report.figures("callers who refund one order", callers(scene, Workflow.REFUND_HOT, List.of(1, 2, 8, 32)));
            report.figures(
                    "callers who place orders", callers(scene, Workflow.ORDER_3, List.of(1, 2, 4, 8, 16, 32, 64)));
        }
    }

    private List<Figures> callers(Scene scene, Workflow workflow, List<Integer> clients) {
        return clients.stream().map(some -> rest(scene, workflow, some)).toList();
    }

    private Figures rest(Scene scene, Workflow workflow, int clients) {
        var figures = rounds.run(scene, workflow, clients, null, List.of(Contestant.REST));
        return new Figures(
                workflow.title() + ", " + clients + " clients",
                figures.get(Contestant.REST).samples());
    }

    /** All sizes stand side by side, so that their rounds can take turns. */
    private void orders(Report report) {
        var scenes = new ArrayList<Scene>();
        var samples = new ArrayList<List<Sample>>();
        try {
            for (var count : options.orders()) {
                var scene = new Scene(options, "orders-" + count);
                scenes.add(scene);
                samples.add(new ArrayList<>());
                scene.fillOrders(count);
                scene.settle();
            }
            for (var round = -1; round < options.rounds(); round++) {
                for (var i = 0; i < scenes.size(); i++) {
                    var task = Load.Task.in(scenes.get(i), Workflow.ORDER_3, CLIENTS, options.seconds());
                    var sample = Sample.of(scenes.get(i).here(), loads.of(Contestant.REST), task);
                    if (round >= 0) {
                        samples.get(i).add(sample);
                    }
                }
            }
            tell(report, scenes, samples);
        } finally {
            scenes.forEach(Scene::close);
        }
    }

    private void tell(Report report, List<Scene> scenes, List<List<Sample>> samples) {
        var figures = new ArrayList<Figures>();
        var reads = new ArrayList<List<String>>();
        for (var i = 0; i < scenes.size(); i++) {
            var size = options.orders().get(i) + " orders";
            figures.add(new Figures(size, samples.get(i)));
            reads.add(reads(size, scenes.get(i)));
        }
        report.figures("place an order of 3 items, 8 clients", figures);
        report.table(
                "reads",
                List.of(
                        "store",
                        "page 1 to 20, ms each",
                        "page 181 to 200, ms each",
                        "integrity, s",
                        "rules broken",
                        "most resident before, MiB",
                        "and after, MiB"),
                reads);
        var slower = 1 - figures.getLast().perSecond() / figures.getFirst().perSecond();
        targets.measured(Target.GROWTH, slower * 100);
    }

    private static List<String> reads(String size, Scene scene) {
        var service = scene.near();
        var path = "/v1/orders?limit=50";
        var first = 0L;
        var last = 0L;
        for (var page = 0; page < PAGES && path != null; page++) {
            var begin = System.nanoTime();
            var next = Json.tree(service.get(path)).get("nextCursor");
            var taken = System.nanoTime() - begin;
            first += page < TIMED ? taken : 0;
            last += page >= PAGES - TIMED ? taken : 0;
            path = next == null || next.isNull() ? null : "/v1/orders?limit=50&cursor=" + next.asText();
        }
        var before = service.use().mostResidentMebibytes();
        var begin = System.nanoTime();
        var broken = service.violations();
        var walk = Duration.ofNanos(System.nanoTime() - begin);
        return List.of(
                size,
                "%.2f".formatted(first / NANOS_PER_MILLI / TIMED),
                "%.2f".formatted(last / NANOS_PER_MILLI / TIMED),
                "%.1f".formatted(walk.toMillis() / 1e3),
                broken.isEmpty() ? "none" : broken.toString(),
                Long.toString(before),
                Long.toString(service.use().mostResidentMebibytes()));
    }
}
