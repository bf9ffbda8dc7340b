package dev.intact.teams;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import java.util.List;
import java.util.UUID;

/** A checked team, complete as it will be stored. */
public record NewTeam(Call call, Team team, UUID ownerId, List<Event> events, Answer answer) {}
