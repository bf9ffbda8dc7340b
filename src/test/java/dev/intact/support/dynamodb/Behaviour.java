package dev.intact.support.dynamodb;

import java.time.Duration;

/**
 * How unkind the server is, within what the real service allows itself.
 *
 * @param indexLag how long a change stays unseen by a query or scan of an index
 * @param staleness how old an eventually consistent read is
 * @param transactionTime how long a transaction holds its items before it is applied or given up
 */
public record Behaviour(Duration indexLag, Duration staleness, Duration transactionTime) {
    /** What a client must be able to live with. */
    public static final Behaviour MEAN =
            new Behaviour(Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofMillis(2));

    /** Everything is seen at once. */
    public static final Behaviour QUICK = new Behaviour(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
