package dev.intact.support;

import java.nio.file.Path;
import java.util.Map;

/** A database that a service under test keeps everything in. */
public interface TestDatabase {
    /** @return the settings that lead the service to it */
    Map<String, String> start(Path home);

    /** All that is stored, as text to search in. */
    String everything();

    /** Equal to an earlier one if and only if nothing was written in between. */
    Object state();

    /** Waits until readers of events see all that was committed before. */
    default void awaitFeed() {}

    /** Removes what earlier tests wrote, where that makes those that look at all of it faster. */
    default void empty() {}

    void stop();
}
