package dev.intact.dynamodb;

/** A stored item is not as this service writes it. Somebody else wrote it, or it is damaged. */
final class Unreadable extends IllegalStateException {
    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
