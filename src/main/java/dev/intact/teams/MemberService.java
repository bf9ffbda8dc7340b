package dev.intact.teams;

import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Checks changes of who is in a team, and as what, and hands them to the store. */
@ApplicationScoped
public class MemberService {
    private final MemberStore store;

    MemberService(MemberStore store) {
        this.store = store;
    }

    /** @param roleCode as it was given */
    public ChangeTeamResult changeRole(Call call, UUID teamId, UUID userId, String roleCode) {
        var checks = new Checks();
        var role = Role.check(checks, "/role", roleCode);
        checks.done();
        return store.changeRole(new ChangeMemberRole(call, Ids.next(), teamId, userId, role));
    }

    public ChangeTeamResult remove(Call call, UUID teamId, UUID userId) {
        return store.removeMember(new RemoveMember(call, Ids.next(), teamId, userId));
    }

    public ChangeTeamResult transferOwnership(Call call, UUID teamId, String from, String to) {
        var checks = new Checks();
        var fromUserId = checks.id("/fromUserId", from);
        var toUserId = checks.id("/toUserId", to);
        if (!checks.failed() && fromUserId.equals(toUserId)) {
            checks.fail("/toUserId", Checks.INVALID_REQUEST, "must be another user than fromUserId");
        }
        checks.done();
        return store.transferOwnership(new TransferOwnership(call, Ids.next(), teamId, fromUserId, toUserId));
    }

    public Optional<Page<Member>> listByOrg(UUID teamId, Page.Request page) {
        return store.listByOrg(teamId, page);
    }

    public Optional<Member> find(UUID teamId, UUID userId) {
        return store.find(teamId, userId);
    }

    public Optional<Page<TeamOfUser>> teamsOf(UUID userId, Page.Request page) {
        return store.teamsOf(userId, page);
    }
}
