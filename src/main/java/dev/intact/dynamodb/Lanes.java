package dev.intact.dynamodb;

import dev.intact.shared.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * The lanes of the event feed that this instance writes in. A write has a lane to itself while it runs, and puts its
 * entry at the lane's next number, which must be free. So a lane has no gaps: a reader who finds no entry at a number
 * knows that none lies behind it, and nobody waits for a write that is slow.
 *
 * <p>There are as many lanes as writes run at once. A lane costs an item, put with its first entry, and a reader at the end
 * of the log a look at its next place.
 */
@ApplicationScoped
class Lanes {
    /** A lane not written in for so long is left alone. Readers close it later, {@link FeedLog#SILENT}. */
    static final Duration IDLE = Duration.ofMinutes(10);

    private final Deque<Free> free = new ArrayDeque<>();

    private record Free(Place place, long since) {}

    /** Where one write puts its entry. */
    record Place(UUID lane, long number) {
        Key key() {
            return Keys.entry(lane, number);
        }

        boolean isFirst() {
            return number == 0;
        }

        Place next() {
            return new Place(lane, number + 1);
        }
    }

    /** The lane left last, so that others fall idle when fewer writes run at once. */
    synchronized Place take() {
        var last = free.poll();
        if (last != null && System.nanoTime() - last.since() < IDLE.toNanos()) {
            return last.place();
        }
        // Those below have been idle for longer.
        free.clear();
        return fresh();
    }

    Place fresh() {
        return new Place(Ids.next(), 0);
    }

    /** The entry was put. */
    synchronized void written(Place place) {
        leave(place.next());
    }

    /** The entry was certainly not put. A place of which that is not certain is never left, but forgotten. */
    synchronized void unwritten(Place place) {
        leave(place);
    }

    private void leave(Place place) {
        free.push(new Free(place, System.nanoTime()));
    }
}
