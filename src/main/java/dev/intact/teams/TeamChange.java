package dev.intact.teams;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a change of a team writes.
 *
 * @param team as it becomes
 * @param other the answer of a change that does not answer with the team
 */
public record TeamChange(Team team, List<TeamStep> steps, List<Event> events, Optional<Answer> other) {

    /** What is told of a change. */
    record Telling(UUID eventId, String type, Object data) {}

    /**
     * A change that answers with the team. What time had ended before is told first.
     *
     * @param before as it was stored
     * @param becomes without its new version
     */
    static TeamChange of(Call call, Team before, Team becomes, List<TeamStep> steps, Telling... tellings) {
        var team = becomes.changed(call.at());
        var events = new ArrayList<Event>();
        if (before.subscription().status()
                != before.subscription().at(call.at()).status()) {
            events.add(event(call, team, SubscriptionTold.ended(Ids.next(), before.at(call.at()))));
        }
        for (var telling : tellings) {
            events.add(event(call, team, telling));
        }
        return new TeamChange(team, steps, List.copyOf(events), Optional.empty());
    }

    /** A change that only writes down what time has ended. */
    static TeamChange ofTime(Call call, Team becomes, Telling telling) {
        var team = becomes.changed(call.at());
        return new TeamChange(team, List.of(), List.of(event(call, team, telling)), Optional.empty());
    }

    TeamChange answering(Answer other) {
        return new TeamChange(team, steps, events, Optional.of(other));
    }

    /** Rendered when it is asked for: the deletion of an account changes teams and answers with none of them. */
    public Answer answer() {
        return other.orElseGet(() -> Answer.changed(Json.write(team)));
    }

    private static Event event(Call call, Team team, Telling telling) {
        return Event.of(
                telling.eventId(),
                telling.type(),
                team.id().toString(),
                team.version(),
                call.at(),
                call,
                telling.data());
    }
}
