package dev.intact.benchmark;

import dev.intact.benchmark.Targets.Target;
import dev.intact.benchmark.repositories.Arm;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The product's own package, with a PostgreSQL of its own, on data that is there: from its start to its first 201. */
final class StartUp {
    private static final int STARTS = 7;
    private static final int SECONDS_UNDER_LOAD = 60;
    private static final int FIRST_JVM_WITH_CACHE = 25;
    private static final Duration TRAINING = Duration.ofMinutes(3);
    private static final long MOST_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 5_000_000;
    private static final double NANOS = 1e9;
    private static final String ORDER = "{\"customerId\":\"c\",\"currency\":\"EUR\",\"items\":[{\"sku\":\"tea\","
            + "\"quantity\":1,\"unitAmount\":100}]}";

    private final Loads loads;
    private final Options options;
    private final Targets targets;
    private final Path jar;

    /** @throws Missing the product has not been built */
    StartUp(Loads loads, Options options, Targets targets) {
        this.loads = loads;
        this.options = options;
        this.targets = targets;
        this.jar = options.product().resolve("quarkus-run.jar");
        if (options.has("start") && !Files.exists(jar)) {
            throw new Missing("needs the product's own package, made by ./mvnw -DskipTests package: " + jar);
        }
    }

    void run() {
        var report = new Report(options.output(), "start");
        var folder = Folders.newIn(options.run(), "start");
        var archive = folder.resolve("classes.jsa");
        var cache = folder.resolve("intact.aot");
        var archived = List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
        // The first start makes the data, and its stop the archive.
        start(folder, archived);
        if (Runtime.version().feature() >= FIRST_JVM_WITH_CACHE) {
            train(cache);
        }
        var plain = new ArrayList<Double>();
        var withArchive = new ArrayList<Double>();
        var withCache = new ArrayList<Double>();
        for (var i = 0; i < STARTS; i++) {
            plain.add(start(folder, List.of()));
            withArchive.add(start(folder, archived));
            if (Files.exists(cache)) {
                withCache.add(start(folder, List.of("-XX:AOTCache=" + cache)));
            }
        }
        var rows = new ArrayList<List<String>>();
        rows.add(row("plain", plain));
        rows.add(row("archive of classes", withArchive));
        if (!withCache.isEmpty()) {
            rows.add(row("AOT cache", withCache));
        }
        targets.measured(Target.START, Figures.median(withCache.isEmpty() ? withArchive : withCache));
        report.table("start to first 201", List.of("how", "s", "starts"), rows);
        memory(report);
    }

    /** As the Dockerfile does. */
    private void train(Path cache) {
        var command =
                new ArrayList<>(List.of("docker/train.sh", options.product().toString(), cache.toString()));
        command.addAll(Service.JVM);
        Programs.run(command, Map.of("JAVA_HOME", System.getProperty("java.home")), TRAINING);
    }

    private double start(Path folder, List<String> javaOptions) {
        var begin = System.nanoTime();
        try (var service = new Service(jar, folder, javaOptions, Map.of())) {
            while (!isPlaced(service)) {
                if (System.nanoTime() - begin > MOST_NANOS) {
                    throw new IllegalStateException("does not start; see " + folder.resolve("service.log"));
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return (System.nanoTime() - begin) / NANOS;
        }
    }

    private static boolean isPlaced(Service service) {
        try {
            return service.post("/v1/orders", UUID.randomUUID().toString(), Arm.PRODUCT, ORDER) == 201;
        } catch (UncheckedIOException e) {
            // Nobody listens yet, or not for long enough to answer.
            return false;
        }
    }

    /** Of the service alone: PostgreSQL, whose processes share most of theirs, is beside it. */
    private void memory(Report report) {
        try (var scene = Scene.in(options, "memory");
                var service = Service.on(
                        jar,
                        scene.folder().resolve("product"),
                        scene.server().port(),
                        scene.server().password())) {
            var idle = service.use().residentMebibytes();
            var place = new Scene.Place(scene, service, scene.server().port());
            loads.of(Contestant.REST)
                    .run(place, Load.Task.in(scene, Workflow.ORDER_3, 32, SECONDS_UNDER_LOAD, Contestant.REST));
            var most = service.use().mostResidentMebibytes();
            report.table(
                    "resident memory of the service, MiB",
                    List.of("idle", "most, under load", "PostgreSQL's main process"),
                    List.of(List.of(
                            Long.toString(idle),
                            Long.toString(most),
                            Long.toString(scene.server().use().residentMebibytes()))));
            targets.measured(Target.MEMORY, most);
        }
    }

    private static List<String> row(String how, List<Double> all) {
        return List.of(how, Figures.spread("%.2f", all), Integer.toString(all.size()));
    }
}
