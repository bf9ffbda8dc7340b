package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Lists.Source;
import dev.intact.shared.Page;
import dev.intact.teams.ChangeMemberRole;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.Member;
import dev.intact.teams.MemberStore;
import dev.intact.teams.Membership;
import dev.intact.teams.RemoveMember;
import dev.intact.teams.TeamOfUser;
import dev.intact.teams.TransferOwnership;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoMemberStore implements MemberStore {
    private final Table table;
    private final Lists lists;
    private final TeamChanges changes;

    DynamoMemberStore(Table table, Lists lists, TeamChanges changes) {
        this.table = table;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    public ChangeTeamResult changeRole(ChangeMemberRole wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult removeMember(RemoveMember wanted) {
        return changes.make(wanted);
    }

    @Override
    public ChangeTeamResult transferOwnership(TransferOwnership wanted) {
        return changes.make(wanted);
    }

    @Override
    public Optional<Page<Member>> listByOrg(UUID teamId, Page.Request page) {
        if (table.get(Keys.team(teamId)).isEmpty()) {
            return Optional.empty();
        }
        var members = lists.page(
                new Source<>(
                        Lists.GROUPS,
                        List.of(Keys.membersOf(teamId)),
                        true,
                        position -> Keys.membership(Positions.id(position), teamId),
                        item -> Optional.of(TeamItems.membership(item))),
                page);
        return Optional.of(new Page<>(withProfiles(members.items()), members.nextCursor()));
    }

    /** Who is deleted just now is no member any more, which ends no list. */
    private List<Member> withProfiles(List<Membership> memberships) {
        var users = table.getEach(
                memberships.stream().map(its -> Keys.user(its.userId())).toList());
        return memberships.stream()
                .flatMap(membership -> Optional.ofNullable(users.get(Keys.user(membership.userId())))
                        .flatMap(user -> member(membership, user))
                        .stream())
                .toList();
    }

    private static Optional<Member> member(Membership membership, Item user) {
        return Optional.of(user)
                .filter(UserItems::isLiving)
                .map(living -> Member.of(membership, UserItems.user(living)));
    }

    @Override
    public Optional<Member> find(UUID teamId, UUID userId) {
        var pauses = table.pauses("get member");
        var found = table.getTogether(pauses, Keys.membership(userId, teamId), Keys.user(userId));
        return found.get(0)
                .flatMap(membership ->
                        member(TeamItems.membership(membership), found.get(1).orElseThrow()));
    }

    @Override
    public Optional<Page<TeamOfUser>> teamsOf(UUID userId, Page.Request page) {
        if (table.get(Keys.user(userId)).filter(UserItems::isLiving).isEmpty()) {
            return Optional.empty();
        }
        var found = lists.inPartition(
                Keys.userPartition(userId), Keys.MEMBERSHIPS, page, TeamItems::membership, Membership::teamId);
        var teams = table.getEach(
                found.items().stream().map(its -> Keys.team(its.teamId())).toList());
        return Optional.of(new Page<>(
                found.items().stream()
                        .flatMap(its -> Stream.ofNullable(teams.get(Keys.team(its.teamId())))
                                .map(TeamItems::team)
                                .map(team -> new TeamOfUser(team.id(), team.name(), its.role())))
                        .toList(),
                found.nextCursor()));
    }
}
