package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.shared.Page;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ExpireInvitation;
import dev.intact.teams.Invitation;
import dev.intact.teams.InvitationStore;
import dev.intact.teams.InviteMember;
import dev.intact.teams.JoinTeam;
import dev.intact.teams.ResendInvitation;
import dev.intact.teams.RevokeInvitation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoInvitationStore implements InvitationStore {
    private final Table table;
    private final Lists lists;
    private final TeamChanges changes;

    DynamoInvitationStore(Table table, Lists lists, TeamChanges changes) {
        this.table = table;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    public ChangeTeamResult inviteMember(InviteMember wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult resendInvitation(ResendInvitation wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult revokeInvitation(RevokeInvitation wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult joinTeam(JoinTeam wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult expireInvitation(ExpireInvitation wanted) {
        return changes.make(wanted);
    }

    @Override
    public Optional<Page<Invitation>> list(UUID teamId, Page.Request page) {
        var found = lists.inPartition(
                Keys.teamPartition(teamId), Keys.INVITATIONS, page, InvitationItems::invitation, Invitation::id);
        var isThere = !found.items().isEmpty() || table.get(Keys.team(teamId)).isPresent();
        return isThere ? Optional.of(found) : Optional.empty();
    }

    @Override
    public Optional<Invitation> find(UUID teamId, UUID id) {
        return table.get(Keys.invitation(teamId, id)).map(InvitationItems::invitation);
    }
}
