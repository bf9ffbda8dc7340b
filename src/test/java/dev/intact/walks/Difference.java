package dev.intact.walks;

import java.util.List;

/** A shop said something else than the model. */
public final class Difference extends AssertionError {
    /**
     * @param where it was said
     * @param story of the walk until then, a line a step
     */
    public Difference(String where, String expected, String actual, List<String> story, Throwable cause) {
        super("""
                at %s
                expected %s
                but was  %s
                after
                %s""".formatted(where, expected, actual, String.join("\n", story)), cause);
    }
}
