package dev.intact.sweeper;

import java.util.UUID;

/** Something that time has ended, and of which that is not written down yet. */
public sealed interface Due {
    record EndedSubscription(UUID teamId) implements Due {}

    record ExpiredInvitation(UUID teamId, UUID invitationId) implements Due {}

    record LapsedSlot(UUID slotId) implements Due {}
}
