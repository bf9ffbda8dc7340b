package dev.intact.accounts;

import dev.intact.events.Event;
import dev.intact.teams.TeamChange;
import dev.intact.users.User;
import java.util.List;

/**
 * What the deletion of a user writes.
 *
 * @param user as it was
 * @param version the last one, of the user that is no more
 * @param teams each without this member
 */
public record AccountEnd(User user, long version, List<TeamChange> teams, List<Event> events) {}
