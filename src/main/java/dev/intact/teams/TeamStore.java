package dev.intact.teams;

import java.util.Optional;
import java.util.UUID;

/** Stores teams, each with its members and its subscription. */
public interface TeamStore {
    /** So that every account can be deleted, with all its memberships, in one write. */
    int MOST_TEAMS = 30;

    /**
     * Stores the team, its owner's membership, its trial and the mark that its owner has had one, and records {@code
     * team.created}, {@code member.added} and {@code subscription.trial_started}.
     *
     * <p>Checked in this order: the key is new, the owner is a living user in fewer than {@link #MOST_TEAMS} teams, the slug
     * is free, the owner has had no trial.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    CreateTeamResult createTeamWithOwnerAndTrial(NewTeam newTeam);

    Optional<Team> find(UUID id);
}
