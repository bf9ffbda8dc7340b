package dev.intact.walks;

import dev.intact.support.Stores;
import java.time.Duration;
import java.util.function.Supplier;

/** Stores of one walk's own, whose way to the database can be disturbed. */
public interface Disturbed extends AutoCloseable {
    /** Of a hundred calls. */
    int DISTURBED = 30;

    /** A model needs no stores, and nothing can disturb it. */
    Disturbed NONE = new Disturbed() {
        @Override
        public Stores stores() {
            throw new IllegalStateException("a model has no stores");
        }

        @Override
        public Duration listsLag() {
            return Duration.ZERO;
        }

        @Override
        public String disturb(Dice dice) {
            return "nothing";
        }

        @Override
        public boolean mend() {
            return false;
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    Stores stores();

    /** For so long their lists may lack a new entry. */
    default Duration listsLag() {
        return stores().listsLag();
    }

    /** Lets one thing go wrong from now on. @return what, as a story tells it */
    String disturb(Dice dice);

    /** Lets nothing go wrong any more. @return whether anything did */
    boolean mend();

    @Override
    void close();

    /**
     * Makes a call, maybe disturbed: its answer must be what it would have been undisturbed.
     *
     * @param dice of this call alone, so that leaving out other calls leaves it as it is
     */
    default <T> T disturbing(Dice dice, Tally tally, Supplier<T> call) {
        if (!dice.chance(DISTURBED)) {
            return call.get();
        }
        var what = disturb(dice);
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException("disturbed by " + what, e);
        } finally {
            if (mend()) {
                tally.countFault(what);
            }
        }
    }
}
