package dev.intact.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows that every arm writes the rows that the product writes: as many, in the same tables, the same columns filled. */
final class SameRows {
    private static final List<String> TABLES = List.of(
            "request",
            "orders",
            "order_item",
            "payment",
            "refund",
            "ledger_transaction",
            "ledger_entry",
            "team",
            "trial",
            "membership",
            "event");

    /** Of the newest row: each column with the kind of its value. */
    private static final String NEWEST = "select count(*) || ' ' || coalesce((select string_agg(key || ' '"
            + " || jsonb_typeof(value), ', ' order by key) from (select to_jsonb(t) as row from %1$s t"
            + " order by t.xmin::text::bigint desc limit 1) newest, jsonb_each(newest.row)), '') from %1$s";

    /** The first transactions of a service that has just started may be too slow for its time-outs. */
    private static final int MOST_TRIES = 5;

    private final Loads loads;
    private final Options options;

    SameRows(Loads loads, Options options) {
        this.loads = loads;
        this.options = options;
    }

    void run() {
        var report = new Report(options.output(), "rows");
        var rows = new ArrayList<List<String>>();
        try (var scene = Scene.in(options, "rows")) {
            for (var workflow : Workflow.values()) {
                var product = called(scene, workflow, Contestant.REST);
                for (var contestant : List.of(Contestant.REPOSITORIES, Contestant.BROKEN)) {
                    rows.add(judged(workflow, contestant.title(), product, called(scene, workflow, contestant)));
                }
                for (var way : List.of("transaction", "statement")) {
                    var task = Load.Task.in(scene, workflow, 1, 1, Contestant.STATEMENT);
                    var others = written(scene, () -> loads.pgbench(way).once(scene.here(), task));
                    rows.add(judged(workflow, "pgbench, " + way, product, others));
                }
            }
            var broken = scene.near().violations();
            rows.add(List.of("all", "integrity", broken.isEmpty() ? "clean" : broken.toString()));
        }
        report.table("the same rows", List.of("workflow", "arm", "rows"), rows);
    }

    private static Map<String, String> called(Scene scene, Workflow workflow, Contestant contestant) {
        var user = workflow.kind() == Workflow.Kind.TEAM ? scene.newUsers(1) : 0;
        var request = Request.of(workflow, 1 % workflow.choices(), user);
        return written(scene, () -> {
            var key = UUID.randomUUID().toString();
            var status = 0;
            for (var tries = 0; tries < MOST_TRIES && status != 201; tries++) {
                status = scene.near().post(request.path(), key, contestant.arm(), request.body());
            }
            if (status != 201) {
                throw new IllegalStateException(workflow + " by " + contestant + " is answered by " + status);
            }
        });
    }

    private static Map<String, String> written(Scene scene, Runnable run) {
        var before = look(scene);
        run.run();
        var written = new LinkedHashMap<String, String>();
        look(scene).forEach((table, now) -> {
            var more = count(now) - count(before.get(table));
            written.put(table, more == 0 ? "none" : more + now.substring(now.indexOf(' ')));
        });
        return written;
    }

    private static Map<String, String> look(Scene scene) {
        var seen = new LinkedHashMap<String, String>();
        TABLES.forEach(table -> seen.put(table, scene.server().text(NEWEST.formatted(table))));
        return seen;
    }

    private static long count(String seen) {
        return Long.parseLong(seen.substring(0, seen.indexOf(' ')));
    }

    private static List<String> judged(
            Workflow workflow, String arm, Map<String, String> product, Map<String, String> others) {
        var differing = product.keySet().stream()
                .filter(table -> !product.get(table).equals(others.get(table)))
                .map(table -> table + ": " + product.get(table) + " <> " + others.get(table))
                .toList();
        return List.of(workflow.title(), arm, differing.isEmpty() ? "the same" : differing.toString());
    }
}
