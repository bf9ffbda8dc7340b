package dev.intact.dynamodb;

import dev.intact.shared.Call;
import dev.intact.teams.Invitation;
import dev.intact.teams.Role;
import dev.intact.users.Email;
import java.time.Instant;
import java.util.UUID;

/** Invitations, which lie with their teams, and which of an address is pending. */
final class InvitationItems {
    static final String TYPE = "invitation";
    static final String INVITED_TYPE = "invited";

    static final Attribute<UUID> ID = Attribute.id("id");
    static final Attribute<UUID> INVITATION_ID = Attribute.id("invitationId");
    static final Attribute<UUID> TEAM_ID = Attribute.id("teamId");
    private static final Attribute<String> EMAIL = Attribute.text("email");
    private static final Attribute<Role> ROLE = Attribute.code("role", Role::code, Role::of);
    private static final Attribute<Invitation.Status> STATUS =
            Attribute.code("status", Invitation.Status::code, Invitation.Status::of);
    private static final Attribute<Instant> EXPIRES_AT = Attribute.time("invitedUntil");
    private static final Attribute<Integer> EXPIRES_IN_DAYS = Attribute.count("expiresInDays");
    private static final Attribute<String> TOKEN_HASH = Attribute.text("tokenHash");
    private static final Attribute<Instant> CREATED_AT = Attribute.time("createdAt");

    private InvitationItems() {}

    static Item item(Call call, Invitation invitation) {
        return Item.of(Keys.invitation(invitation.teamId(), invitation.id()), TYPE)
                .with(RequestItems.REQUESTED_BY, Keys.request(call).partition())
                .with(ID, invitation.id())
                .with(TEAM_ID, invitation.teamId())
                .with(EMAIL, invitation.email())
                .with(ROLE, invitation.role())
                .with(STATUS, invitation.status())
                .with(EXPIRES_AT, invitation.expiresAt())
                .with(EXPIRES_IN_DAYS, invitation.expiresInDays())
                .with(TOKEN_HASH, invitation.tokenHash())
                .with(CREATED_AT, invitation.createdAt())
                .with(Lists.DUE.list(), DueItems.list(invitation.lapsesAt(), invitation.id()))
                .with(Lists.DUE.position(), DueItems.position(invitation.lapsesAt(), invitation.id()));
    }

    /** As it becomes. The team's version guards it. */
    static Change change(Invitation invitation) {
        return new Change(Keys.invitation(invitation.teamId(), invitation.id()))
                .set(STATUS, invitation.status())
                .set(EXPIRES_AT, invitation.expiresAt())
                .set(TOKEN_HASH, invitation.tokenHash())
                .setOrRemove(Lists.DUE.list(), DueItems.list(invitation.lapsesAt(), invitation.id()))
                .setOrRemove(Lists.DUE.position(), DueItems.position(invitation.lapsesAt(), invitation.id()));
    }

    static Invitation invitation(Item item) {
        item.as(TYPE);
        return new Invitation(
                item.get(ID),
                item.get(TEAM_ID),
                item.get(EMAIL),
                item.get(ROLE),
                item.get(STATUS),
                item.get(EXPIRES_AT),
                item.get(CREATED_AT),
                item.get(EXPIRES_IN_DAYS),
                item.get(TOKEN_HASH));
    }

    static Key invitedOf(Invitation invitation) {
        return Keys.invited(invitation.teamId(), Email.key(invitation.email()));
    }

    /** That an invitation of the address is pending, and which. */
    static Item invited(Invitation invitation) {
        return Item.of(invitedOf(invitation), INVITED_TYPE)
                .with(TEAM_ID, invitation.teamId())
                .with(INVITATION_ID, invitation.id());
    }

    static Change invitedBy(Invitation invitation) {
        return new Change(invitedOf(invitation)).set(INVITATION_ID, invitation.id());
    }
}
