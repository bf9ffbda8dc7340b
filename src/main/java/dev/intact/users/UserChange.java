package dev.intact.users;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import java.util.List;

/** What a change of a user writes. */
public record UserChange(User before, User after, List<Event> events, Answer answer) {
    /** Whether it is another address, rather than another spelling of the same one. */
    public boolean movesEmail() {
        return !Email.key(before.email()).equals(Email.key(after.email()));
    }
}
