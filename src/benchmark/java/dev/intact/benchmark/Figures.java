package dev.intact.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * All runs of one arm.
 *
 * @param counted where its round trips were counted, if not in these
 */
record Figures(String arm, List<Sample> samples, Optional<Sample> counted) {
    double perSecond() {
        return median(sample -> sample.counts().perSecond());
    }

    double p50() {
        return median(sample -> sample.counts().p50Millis());
    }

    double median(ToDoubleFunction<Sample> figure) {
        return median(all(figure).boxed().toList());
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
        return Arrays.asList(
                arm,
                spread("%.0f", sample -> sample.counts().perSecond()),
                spread("%.2f", sample -> sample.counts().p50Millis()),
                spread("%.2f", sample -> sample.counts().p99Millis()),
                onTheLine(Sample::roundTrips),
                onTheLine(Sample::statements),
                spread("%.0f", Sample::walBytes),
                spread("%.2f", Sample::serviceMillis),
                spread("%.2f", Sample::serverMillis),
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

    private String spread(String format, ToDoubleFunction<Sample> figure) {
        return spread(format, all(figure).boxed().toList());
    }

    /** The median, and in parentheses the least and the most. */
    static String spread(String format, List<Double> numbers) {
        var all = numbers.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return numbers.isEmpty()
                ? "-"
                : (format + " (" + format + " to " + format + ")")
                        .formatted(median(numbers), all.getMin(), all.getMax());
    }

    private String onTheLine(ToDoubleFunction<Sample> figure) {
        var here = median(figure);
        return Double.isNaN(here)
                ? counted.map(sample -> "%.2f, 1 client".formatted(figure.applyAsDouble(sample)))
                        .orElse("-")
                : "%.2f".formatted(here);
    }

    private String total(ToDoubleFunction<Sample> figure) {
        return "%.0f".formatted(all(figure).sum());
    }

    private DoubleStream all(ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure);
    }
}
