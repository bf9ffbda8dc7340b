package dev.intact.benchmark;

/** Something that the benchmark needs is not on this machine. The message is one line that says how to get it. */
final class Missing extends RuntimeException {
    Missing(String what) {
        super(what);
    }
}
