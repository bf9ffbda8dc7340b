package dev.intact.teams;

/**
 * Changes what a team may use, and until when. All of it lies within the team.
 *
 * <p>{@link TeamCommand} says what all of these have in common.
 */
public interface SubscriptionStore {
    /** Records {@code subscription.activated}. */
    ChangeTeamResult activateSubscription(ActivateSubscription wanted);

    /** Records {@code subscription.seats_changed}. */
    ChangeTeamResult changeSeats(ChangeSeats wanted);

    /** Records {@code subscription.cancelled} or {@code subscription.cancellation_scheduled}. */
    ChangeTeamResult cancelSubscription(CancelSubscription wanted);

    /** Records {@code subscription.resumed}. */
    ChangeTeamResult resumeSubscription(ResumeSubscription wanted);

    /** Records {@code subscription.expired} or {@code subscription.cancelled}. Called by the sweeper alone. */
    ChangeTeamResult endSubscription(EndSubscription wanted);
}
