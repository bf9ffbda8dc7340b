package dev.intact.history;

/** What the caller of an operation knows of it. */
sealed interface Outcome {
    /** @param answer a {@link Did} where something was changed, else what was read, or why nothing was changed */
    record Told(Object answer) implements Outcome {}

    /** Something was changed, by an earlier call with the same key: the answer does not tell all of it. */
    record Done() implements Outcome {}

    /** No answer came: it may have happened, may happen at any later time, or never. */
    record Unknown() implements Outcome {}

    /** Told by an operation that changed something. */
    interface Did {}

    /** Whether it would have been no other if the operation had told this. */
    default boolean fits(Object answer) {
        return switch (this) {
            case Told(Object told) -> told.equals(answer);
            case Done() -> answer instanceof Did;
            case Unknown() -> true;
        };
    }

    /** Certainly. */
    default boolean changedNothing() {
        return this instanceof Told(Object answer) && !(answer instanceof Did);
    }
}
