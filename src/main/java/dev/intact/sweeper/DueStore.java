package dev.intact.sweeper;

import java.time.Instant;
import java.util.List;

/** Finds what is to be tidied up. */
public interface DueStore {
    /** What time has ended, the oldest first. What was written down a moment ago may be among it. */
    List<Due> due(Instant now, int limit);

    /**
     * Deletes records of requests that count as absent.
     *
     * @param before those that are older; none of them may count for any instance any more
     * @return how many were deleted
     */
    int purgeRequests(Instant before, int limit);
}
