package dev.intact.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All runs of one arm. */
record Figures(String arm, List<Sample> samples) {
    double perSecond() {
        return median(sample -> sample.counts().perSecond());
    }

    double p50() {
        return median(sample -> sample.counts().p50Millis());
    }

    double median(ToDoubleFunction<Sample> figure) {
        return median(samples.stream().map(figure::applyAsDouble).toList());
    }

    /** Of an even number the middle between two; of none it is not a number. */
    static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    List<String> row() {
        var rates = samples.stream()
                .mapToDouble(sample -> sample.counts().perSecond())
                .summaryStatistics();
        return Arrays.asList(
                arm,
                whole(perSecond()),
                samples.isEmpty() ? "-" : whole(rates.getMin()) + " to " + whole(rates.getMax()),
                exact(p50()),
                exact(median(sample -> sample.counts().p99Millis())),
                exact(median(Sample::roundTrips)),
                exact(median(Sample::statements)),
                whole(median(Sample::walBytes)),
                exact(median(Sample::serviceMillis)),
                exact(median(Sample::serverMillis)),
                total(sample -> sample.counts().offered()),
                total(sample -> sample.counts().sent()),
                total(sample -> sample.counts().ok()),
                total(sample -> sample.counts().refused()),
                total(sample -> sample.counts().failed()),
                Integer.toString(samples.size()));
    }

    static List<String> header() {
        return List.of(
                "arm",
                "ok/s",
                "spread",
                "p50 ms",
                "p99 ms",
                "trips",
                "statements",
                "WAL bytes",
                "CPU ms, service",
                "CPU ms, PostgreSQL",
                "offered",
                "sent",
                "ok",
                "refused",
                "failed",
                "rounds");
    }

    private String total(ToDoubleFunction<Sample> figure) {
        return whole(samples.stream().mapToDouble(figure).sum());
    }

    private static String whole(double number) {
        return "%.0f".formatted(number);
    }

    private static String exact(double number) {
        return "%.2f".formatted(number);
    }
}
