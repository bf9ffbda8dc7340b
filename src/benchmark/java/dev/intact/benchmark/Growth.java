package dev.intact.benchmark;

import dev.intact.benchmark.Rounds.Run;
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

    private final Rounds rounds;
    private final Options options;
    private final Targets targets;

    Growth(Rounds rounds, Options options, Targets targets) {
        this.rounds = rounds;
        this.options = options;
        this.targets = targets;
    }

    void run() {
        var report = new Report(options.output(), "growth");
        orders(report);
        try (var scene = Scene.in(options, "growth")) {
            report.figures(
                    "items in an order, 8 clients",
                    levels(
                            scene,
                            List.of(
                                    rest("1 item", scene, Workflow.ORDER_1, CLIENTS),
                                    rest("1 item, again", scene, Workflow.ORDER_1, CLIENTS),
                                    rest("3 items", scene, Workflow.ORDER_3, CLIENTS),
                                    rest("10 items", scene, Workflow.ORDER_10, CLIENTS),
                                    rest("50 items", scene, Workflow.ORDER_50, CLIENTS))));
            report.figures(
                    "callers who refund one order",
                    levels(scene, callers(scene, Workflow.REFUND_HOT, List.of(1, 2, 8, 32))));
            report.figures(
                    "callers who place orders",
                    levels(scene, callers(scene, Workflow.ORDER_3, List.of(1, 2, 4, 8, 16, 32, 64))));
        }
    }

    private List<Figures> levels(Scene scene, List<Run> runs) {
        return rounds.run(runs, scene::isSoundAfter);
    }

    private static List<Run> callers(Scene scene, Workflow workflow, List<Integer> clients) {
        return clients.stream()
                .map(some -> rest(some + (some == 1 ? " caller" : " callers"), scene, workflow, some))
                .toList();
    }

    private static Run rest(String title, Scene scene, Workflow workflow, int clients) {
        return new Run(title, scene.here(), workflow, clients, Contestant.REST);
    }

    /** All sizes stand side by side, so that they can take turns; the first of them twice, which shows what chance does. */
    private void orders(Report report) {
        var scenes = new ArrayList<Scene>();
        try {
            var runs = new ArrayList<Run>();
            for (var count : options.orders()) {
                runs.add(filled(scenes, count, count + " orders"));
            }
            runs.add(
                    filled(scenes, options.orders().getFirst(), options.orders().getFirst() + " orders, again"));
            // What they hold is walked over below: to do so after each round takes longer than the round.
            var figures = rounds.run(runs, round -> true);
            report.figures("place an order of 3 items, 8 clients", figures);
            var reads = runs.stream().map(Growth::read).toList();
            report.table(
                    "reads",
                    List.of(
                            "store",
                            "page of orders 1 to 20, ms",
                            "181 to 200, ms",
                            "page of events 1 to 20, ms",
                            "181 to 200, ms",
                            "integrity, s",
                            "rules broken",
                            "resident before, MiB",
                            "most meanwhile, MiB"),
                    reads.stream().map(Read::row).toList());
            // Nothing is told of a store that holds a broken rule, nor of a single size.
            if (reads.stream().allMatch(Read::isSound) && options.orders().size() > 1) {
                var most = figures.get(options.orders().size() - 1);
                targets.measured(
                        Target.GROWTH,
                        (1 - most.perSecond() / figures.getFirst().perSecond()) * 100);
            }
        } finally {
            scenes.forEach(Scene::close);
        }
    }

    private Run filled(List<Scene> scenes, long count, String title) {
        var scene = Scene.in(options, "orders-" + count);
        scenes.add(scene);
        scene.fillOrders(count);
        scene.settle();
        return rest(title, scene, Workflow.ORDER_3, CLIENTS);
    }

    private record Read(List<String> row, boolean isSound) {}

    private static Read read(Run run) {
        var service = run.place().service();
        var orders = pages(service, "/v1/orders?limit=50");
        var events = pages(service, "/v1/events?limit=50");
        var before = service.use().residentMebibytes();
        service.use().forgetMostResident();
        var begin = System.nanoTime();
        var broken = service.violations();
        var walk = Duration.ofNanos(System.nanoTime() - begin);
        var row = List.of(
                run.title(),
                orders.first(),
                orders.last(),
                events.first(),
                events.last(),
                "%.1f".formatted(walk.toMillis() / 1e3),
                broken.isEmpty() ? "none" : broken.toString(),
                Long.toString(before),
                Long.toString(service.use().mostResidentMebibytes()));
        return new Read(row, broken.isEmpty());
    }

    private record Pages(String first, String last) {}

    /** From the list's beginning, twice: the first time the service learns how. */
    private static Pages pages(Service service, String path) {
        walk(service, path);
        var taken = walk(service, path);
        return new Pages(
                Figures.spread("%.2f", taken.subList(0, TIMED)),
                Figures.spread("%.2f", taken.subList(PAGES - TIMED, PAGES)));
    }

    private static List<Double> walk(Service service, String path) {
        var taken = new ArrayList<Double>();
        var cursor = "";
        while (taken.size() < PAGES) {
            var begin = System.nanoTime();
            var page = Json.tree(service.get(path + cursor));
            taken.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
            cursor = "&cursor=" + page.get("nextCursor").asText();
        }
        return taken;
    }
}
