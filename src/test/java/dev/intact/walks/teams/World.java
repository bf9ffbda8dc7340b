package dev.intact.walks.teams;

import dev.intact.shared.Call;
import dev.intact.sweeper.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What walks are walked on: the model, or the stores of a database. */
interface World {
    /** Of all that was made in it. */
    Names names();

    /** @return the workflow's result, or {@link Invalid} */
    Object answer(Call call, Command command);

    /** What time has ended of all that the walk has made, and of which that is not written down yet. */
    List<Due> due(Instant now);

    /** Whether it was still to be written down. */
    boolean settle(Due due, Instant now);

    /** What can be read of a team, but for the list of its members. */
    List<Object> team(String name, Instant now);

    List<Object> members(String team);

    /** What can be read of a user, the teams among it. */
    List<Object> user(String name);

    /** Who has this address. */
    Object userOf(String email);

    Object slot(String name, Instant now);

    List<Object> slotsOf(String resource, LocalDate day, Instant now);

    /** Input that is refused whatever is stored. */
    record Invalid(String code) {}

    /** An event as the audit tells it. */
    record Told(String type, long version, String actor, Instant time) {}
}
