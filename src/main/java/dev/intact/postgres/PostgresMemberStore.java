package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.shared.Page;
import dev.intact.teams.ChangeMemberRole;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.Member;
import dev.intact.teams.MemberStore;
import dev.intact.teams.RemoveMember;
import dev.intact.teams.Role;
import dev.intact.teams.TeamOfUser;
import dev.intact.teams.TransferOwnership;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresMemberStore implements MemberStore {
    private static final String MEMBERS = """
            select user_id, name, email, avatar_url, role, joined_at
            from membership join users on users.id = user_id where team_id = ? %s""";

    private static final String PAGE_OF_MEMBERS =
            MEMBERS.formatted("and (joined_at, user_id) > (?, ?) order by joined_at, user_id limit ?");

    private static final String MEMBER = MEMBERS.formatted("and user_id = ?");

    private static final String TEAMS = """
            select team_id, name, role from membership join team on team.id = team_id
            where user_id = ? and team_id < ? order by team_id desc limit ?""";

    private static final String TEAM = "select 1 from team where id = ?";
    private static final String USER = "select 1 from users where id = ? and deleted_at is null";

    /** Before everyone. */
    private static final String FIRST = "0/00000000-0000-0000-0000-000000000000";

    private final TeamChanges changes;
    private final Sql sql;

    PostgresMemberStore(TeamChanges changes, Sql sql) {
        this.changes = changes;
        this.sql = sql;
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
        var after = page.afterOr(FIRST).split("/");
        var found = sql.query(
                PAGE_OF_MEMBERS,
                PostgresMemberStore::member,
                teamId,
                Instant.ofEpochMilli(Long.parseLong(after[0])),
                UUID.fromString(after[1]),
                page.limit() + 1);
        return found.isEmpty() && !isThere(TEAM, teamId)
                ? Optional.empty()
                : Optional.of(Page.of(found, page.limit(), PostgresMemberStore::position));
    }

    @Override
    public Optional<Member> find(UUID teamId, UUID userId) {
        return sql.query(MEMBER, PostgresMemberStore::member, teamId, userId).stream()
                .findFirst();
    }

    @Override
    public Optional<Page<TeamOfUser>> teamsOf(UUID userId, Page.Request page) {
        var found = sql.query(TEAMS, PostgresMemberStore::teamOfUser, userId, Reads.below(page), page.limit() + 1);
        return found.isEmpty() && !isThere(USER, userId)
                ? Optional.empty()
                : Optional.of(Page.of(found, page.limit(), TeamOfUser::teamId));
    }

    private boolean isThere(String query, UUID id) {
        return !sql.query(query, row -> row.getInt(1), id).isEmpty();
    }

    private static String position(Member member) {
        return member.joinedAt().toEpochMilli() + "/" + member.userId();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject("user_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("avatar_url"),
                Role.of(row.getString("role")),
                Sql.instant(row, "joined_at"));
    }

    private static TeamOfUser teamOfUser(ResultSet row) throws SQLException {
        return new TeamOfUser(
                row.getObject("team_id", UUID.class), row.getString("name"), Role.of(row.getString("role")));
    }
}
