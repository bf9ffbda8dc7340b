package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.teams.ActivateSubscription;
import dev.intact.teams.CancelSubscription;
import dev.intact.teams.ChangeSeats;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.EndSubscription;
import dev.intact.teams.ResumeSubscription;
import dev.intact.teams.SubscriptionStore;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoSubscriptionStore implements SubscriptionStore {
    private final TeamChanges changes;

    DynamoSubscriptionStore(TeamChanges changes) {
        this.changes = changes;
    }

    @Override
    public ChangeTeamResult activateSubscription(ActivateSubscription wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult changeSeats(ChangeSeats wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult cancelSubscription(CancelSubscription wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult resumeSubscription(ResumeSubscription wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult endSubscription(EndSubscription wanted) {
        return changes.make(wanted);
    }
}
