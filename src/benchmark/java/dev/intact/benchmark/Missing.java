package dev.intact.benchmark;

/** Something that is asked for, or that the benchmark needs, is not there. The message is one line that says what to do. */
final class Missing extends RuntimeException {
    Missing(String what) {
        super(what);
    }
}
