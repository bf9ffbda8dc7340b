package dev.intact.shared;

/**
 * What a workflow that must look first makes of what it saw: plain values in, a refusal or all that is to be written out.
 *
 * @param <R> the sealed result of the workflow
 * @param <W> what a store is to write
 */
public sealed interface Decision<R, W> {
    record Refuse<R, W>(R why) implements Decision<R, W> {}

    record Go<R, W>(W write) implements Decision<R, W> {}
}
