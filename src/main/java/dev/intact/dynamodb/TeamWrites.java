package dev.intact.dynamodb;

import dev.intact.dynamodb.Decisions.Outcome;
import dev.intact.dynamodb.Decisions.Outcome.Told;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.TooManyTeams;
import dev.intact.teams.Invitation;
import dev.intact.teams.Membership;
import dev.intact.teams.TeamChange;
import dev.intact.teams.TeamCommand;
import dev.intact.teams.TeamState;
import dev.intact.teams.TeamStep.ChangeInvitation;
import dev.intact.teams.TeamStep.ChangeRole;
import dev.intact.teams.TeamStep.Invite;
import dev.intact.teams.TeamStep.Join;
import dev.intact.teams.TeamStep.Leave;
import java.util.UUID;

/** Writes what a change of a team makes, as steps of one write. All but the users is guarded by the team's version. */
final class TeamWrites {
    private final AtomicWrite<Outcome<ChangeTeamResult>> write;
    private final TeamCommand wanted;
    private final TeamState state;

    /** @param state that the change was decided from */
    TeamWrites(AtomicWrite<Outcome<ChangeTeamResult>> write, TeamCommand wanted, TeamState state) {
        this.write = write;
        this.wanted = wanted;
        this.state = state;
    }

    void add(TeamChange change) {
        write.change(TeamItems.change(change.team()), Outcome.Changed::new);
        var invites = change.steps().stream().anyMatch(Invite.class::isInstance);
        for (var step : change.steps()) {
            switch (step) {
                case Invite(Invitation invitation) -> invite(invitation);
                case ChangeInvitation(Invitation invitation) -> change(invitation, invites);
                case Join(Membership membership, String emailKey) -> join(membership, emailKey);
                case ChangeRole(Membership membership) -> write.change(TeamItems.role(membership));
                case Leave(UUID userId) -> leave(change.team().id(), userId);
            }
        }
        write.put(TeamItems.audit(change.team(), change.events()));
    }

    /** Whether who has the address is a member could not be looked up before it was known who has it. */
    private void invite(Invitation invitation) {
        write.put(InvitationItems.item(wanted.call(), invitation));
        if (state.invitation().isPresent()) {
            write.change(InvitationItems.invitedBy(invitation));
        } else {
            write.put(InvitationItems.invited(invitation));
        }
        state.emailHolder()
                .ifPresent(holder -> write.checkIsNone(
                        Keys.membership(holder, invitation.teamId()),
                        () -> new Told<>(new ChangeTeamResult.AlreadyMember())));
    }

    /** @param makesWay whether another one takes its place, and its mark on the address */
    private void change(Invitation invitation, boolean makesWay) {
        write.change(InvitationItems.change(invitation));
        if (!invitation.isPending() && !makesWay) {
            write.remove(InvitationItems.invitedOf(invitation));
        }
    }

    /** Who is gone, or has another address by now, is looked at again. */
    private void join(Membership membership, String emailKey) {
        write.change(
                UserItems.joinOneMore(membership.userId()).when(Condition.equal(UserItems.EMAIL_KEY, emailKey)),
                met -> met.filter(UserItems::isLiving)
                                .filter(user -> user.get(UserItems.EMAIL_KEY).equals(emailKey))
                                .isPresent()
                        ? new Told<>(new TooManyTeams())
                        : new Outcome.Changed<>(met));
        write.put(TeamItems.membership(membership));
    }

    private void leave(UUID teamId, UUID userId) {
        write.remove(Keys.membership(userId, teamId));
        write.change(UserItems.leaveOne(userId));
    }
}
