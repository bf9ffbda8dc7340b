package dev.intact.postgres;

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
@StoredIn(Backend.POSTGRESQL)
class PostgresInvitationStore implements InvitationStore {
    private final TeamChanges changes;
    private final Reads reads;

    PostgresInvitationStore(TeamChanges changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
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
        var found = reads.<InvitationRow, Invitation>page(
                "invitations",
                page,
                below -> InvitationRow.find("teamId = ?1 and id < ?2 order by id desc", teamId, below),
                InvitationRow::invitation,
                Invitation::id);
        return found.items().isEmpty() && !isThere(teamId) ? Optional.empty() : Optional.of(found);
    }

    @Override
    public Optional<Invitation> find(UUID teamId, UUID id) {
        return reads.read("invitation", () -> InvitationRow.<InvitationRow>find("teamId = ?1 and id = ?2", teamId, id)
                .firstResultOptional()
                .map(InvitationRow::invitation));
    }

    private boolean isThere(UUID teamId) {
        return reads.read("team", () -> TeamRow.count("id", teamId) == 1);
    }
}
