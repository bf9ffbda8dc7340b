package dev.intact.dynamodb;

import dev.intact.sweeper.Due;
import dev.intact.sweeper.Due.EndedSubscription;
import dev.intact.sweeper.Due.ExpiredInvitation;
import dev.intact.sweeper.Due.LapsedSlot;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What time alone will change stands in a list by when, until that is written down. */
final class DueItems {
    private DueItems() {}

    /** Null, so in no list, where nothing will change it. */
    static String list(Optional<Instant> lapsesAt, UUID id) {
        return lapsesAt.map(any -> Keys.dueList(Keys.shareOf(id))).orElse(null);
    }

    /** Likewise. */
    static String position(Optional<Instant> lapsesAt, UUID id) {
        return lapsesAt.map(at -> Positions.of(at, id)).orElse(null);
    }

    /** @param key of an item in the list */
    static Due due(Key key) {
        var owner = UUID.fromString(Keys.lastPart(key.partition()));
        if (key.sort().startsWith(Keys.INVITATIONS)) {
            return new ExpiredInvitation(owner, UUID.fromString(key.sort().substring(Keys.INVITATIONS.length())));
        }
        return key.equals(Keys.slot(owner)) ? new LapsedSlot(owner) : new EndedSubscription(owner);
    }
}
