package dev.intact.teams;

import dev.intact.shared.Answer;
import java.util.UUID;

/** Every way to end {@link TeamStore#createTeamWithOwnerAndTrial}. Only {@link Created} has written anything. */
public sealed interface CreateTeamResult {
    record Created(Team team, Answer answer) implements CreateTeamResult {}

    record Replayed(Answer first) implements CreateTeamResult {}

    record KeyReused() implements CreateTeamResult {}

    /** The actor is not the owner to be. */
    record ForbiddenRole() implements CreateTeamResult {}

    record UserNotFound() implements CreateTeamResult {}

    /** The owner to be is in {@link TeamStore#MOST_TEAMS} teams. */
    record TooManyTeams() implements CreateTeamResult {}

    record SlugTaken() implements CreateTeamResult {}

    /** @param team the team that the user's one trial was for */
    record TrialAlreadyUsed(UUID team) implements CreateTeamResult {}
}
