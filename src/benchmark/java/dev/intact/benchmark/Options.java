package dev.intact.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How to measure; given as {@code name=value}.
 *
 * @param parts those that are to run, or {@code all}
 * @param rounds how often each arm runs; of these the median counts
 * @param seconds how long each runs
 * @param warmUp for how many seconds a service that has just started is called, for each time that an arm's code is compiled
 * @param orders how many orders there are, for each size that the part {@code growth} measures
 * @param service the benchmark's package, which has all arms
 * @param product the product's own package, for the part {@code start}
 * @param output where tables and plots go
 */
record Options(
        List<String> parts,
        int rounds,
        int seconds,
        int warmUp,
        List<Long> orders,
        Path service,
        Path product,
        Path output) {
    static final String ALL = "all";

    static Options of(String... arguments) {
        var given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Options(
                list(given, "parts"),
                Integer.parseInt(given.get("rounds")),
                Integer.parseInt(given.get("seconds")),
                Integer.parseInt(given.get("warm-up")),
                list(given, "orders").stream().map(Long::valueOf).toList(),
                Path.of(given.get("service")),
                Path.of(given.get("product")),
                Path.of(given.get("output")));
    }

    boolean has(String part) {
        return parts.contains(ALL) || parts.contains(part);
    }

    /** Where servers, services and tools have their files. */
    Path run() {
        return output.resolve("run");
    }

    private static List<String> list(Map<String, String> given, String name) {
        return List.of(given.get(name).split(","));
    }
}
