package dev.intact.benchmark;

import org.HdrHistogram.Histogram;

/**
 * What became of the requests of one run.
 *
 * @param offered by a schedule; the same as sent where each client waits for its answer
 * @param refused by a rule; none is expected
 * @param failed without an answer, or by an error
 */
public record Counts(
        long offered,
        long sent,
        long ok,
        long refused,
        long failed,
        double seconds,
        double p50Millis,
        double p99Millis) {

    private static final double MICROS = 1000;
    private static final double HALF = 50;
    private static final double MOST = 99;

    /** @param latencies in microseconds */
    public static Counts of(long offered, long refused, long failed, double seconds, Histogram latencies) {
        var sent = latencies.getTotalCount();
        return new Counts(
                offered,
                sent,
                sent - refused - failed,
                refused,
                failed,
                seconds,
                latencies.getValueAtPercentile(HALF) / MICROS,
                latencies.getValueAtPercentile(MOST) / MICROS);
    }

    double perSecond() {
        return ok / seconds;
    }
}
