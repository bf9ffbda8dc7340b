package dev.intact.teams;

import dev.intact.events.Event;
import dev.intact.shared.Page;
import java.util.Optional;
import java.util.UUID;

/** Stores teams. What belongs to them is changed by {@link InvitationStore}, {@link MemberStore} and {@link SubscriptionStore}. */
public interface TeamStore {
    /** So that every account can be deleted, with all its memberships, in one write. */
    int MOST_TEAMS = 30;

    /** So that a team, with its owners and when each of its invitations expires, can be kept in one item. */
    int MOST_OWNERS = 1000;

    /** Likewise. */
    int MOST_SEATS = 10_000;

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

    /** As it is stored: {@link Team#at} tells how it stands. */
    Optional<Team> find(UUID id);

    /** The team's events, the newest first; empty where there is no such team. */
    Optional<Page<Event>> audit(UUID id, Page.Request page);
}
