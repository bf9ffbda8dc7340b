package dev.intact.benchmark;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads what a client says, as it passes. Source: PostgreSQL documentation, "Frontend/Backend Protocol". Encryption must be
 * off.
 */
final class Messages {
    private static final int LENGTH_BYTES = 4;
    private static final int BYTE = 0xff;

    private final AtomicLong roundTrips;
    private final AtomicLong statements;

    /** The first message has no type. */
    private boolean hasStarted;

    private int headerLeft = LENGTH_BYTES;
    private int length;
    private int bodyLeft;

    Messages(AtomicLong roundTrips, AtomicLong statements) {
        this.roundTrips = roundTrips;
        this.statements = statements;
    }

    void passed(byte[] bytes, int count) {
        for (var i = 0; i < count; ) {
            if (bodyLeft > 0) {
                var skipped = Math.min(bodyLeft, count - i);
                bodyLeft -= skipped;
                i += skipped;
            } else {
                header(bytes[i++]);
            }
        }
    }

    private void header(byte next) {
        if (hasStarted && headerLeft == LENGTH_BYTES + 1) {
            type(next);
        } else {
            length = length << Byte.SIZE | next & BYTE;
        }
        if (--headerLeft == 0) {
            bodyLeft = length - LENGTH_BYTES;
            length = 0;
            hasStarted = true;
            headerLeft = LENGTH_BYTES + 1;
        }
    }

    private void type(byte type) {
        switch (type) {
            case 'E' -> statements.incrementAndGet();
            case 'S' -> roundTrips.incrementAndGet();
            case 'Q' -> {
                statements.incrementAndGet();
                roundTrips.incrementAndGet();
            }
            default -> {
                // Said, and not waited for.
            }
        }
    }
}
