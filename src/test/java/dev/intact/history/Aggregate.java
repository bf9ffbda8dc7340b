package dev.intact.history;

import dev.intact.support.Stores;
import java.util.Random;

/** One aggregate of a database: its model, and how to ask stores for the same. */
interface Aggregate<S, C> extends Model<S, C> {
    /** Asked again, it is a retry with the same key. */
    interface Attempt {
        Outcome on(Stores stores);
    }

    /** Any command, most often one that is nearly possible. Called by several workers at once. */
    C next(Random dice);

    /** Tells all that the model knows, or as much as a caller can learn. */
    C read();

    Attempt attempt(C command);
}
