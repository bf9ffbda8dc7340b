package dev.intact.postgres;

import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.TooManyTeams;
import dev.intact.teams.Invitation;
import dev.intact.teams.Membership;
import dev.intact.teams.Team;
import dev.intact.teams.TeamChange;
import dev.intact.teams.TeamStep;
import dev.intact.teams.TeamStep.ChangeInvitation;
import dev.intact.teams.TeamStep.ChangeRole;
import dev.intact.teams.TeamStep.Invite;
import dev.intact.teams.TeamStep.Join;
import dev.intact.teams.TeamStep.Leave;
import dev.intact.users.Email;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes teams, and what belongs to them, as steps of the workflows that make or change them. */
final class TeamWrites {
    private static final String INSERT = """
            insert into team (id, name, slug, owner_ids, subscription_status, plan, trial_ends_at, period_ends_at,
                cancel_at_period_end, seat_limit, seats_used, member_count, pending_until, lapses_at, metadata, version,
                created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update team
            set owner_ids = ?, subscription_status = ?, plan = ?, trial_ends_at = ?, period_ends_at = ?,
                cancel_at_period_end = ?, seat_limit = ?, seats_used = ?, member_count = ?,
                pending_until = ?::timestamptz[], lapses_at = ?, version = ?, updated_at = ?
            where id = ? and version = ?""";

    private TeamWrites() {}

    static void insert(SqlWrite<?> write, Team team) {
        var subscription = team.subscription();
        write.run(
                INSERT,
                team.id(),
                team.name(),
                team.slug(),
                team.ownerIds().toArray(UUID[]::new),
                subscription.status().code(),
                subscription.plan(),
                subscription.trialEndsAt(),
                subscription.periodEndsAt(),
                subscription.cancelAtPeriodEnd(),
                team.seatLimit(),
                team.seatsUsed(),
                team.memberCount(),
                pendingUntil(team),
                subscription.lapsesAt().orElse(null),
                Json.write(team.metadata()),
                team.version(),
                team.createdAt(),
                team.updatedAt());
    }

    /**
     * Makes a team what was decided, unless it changed since it was looked at.
     *
     * @param lost what to answer if it did
     */
    static <R> void update(SqlWrite<R> write, Team team, Supplier<R> lost) {
        var subscription = team.subscription();
        write.guard(
                1,
                UPDATE,
                facts -> lost.get(),
                team.ownerIds().toArray(UUID[]::new),
                subscription.status().code(),
                subscription.plan(),
                subscription.trialEndsAt(),
                subscription.periodEndsAt(),
                subscription.cancelAtPeriodEnd(),
                team.seatLimit(),
                team.seatsUsed(),
                team.memberCount(),
                pendingUntil(team),
                subscription.lapsesAt().orElse(null),
                team.version(),
                team.updatedAt(),
                team.id(),
                team.version() - 1);
    }

    static void change(SqlWrite<Optional<ChangeTeamResult>> write, TeamChange change) {
        update(write, change.team(), Optional::empty);
        change.steps().forEach(step -> write(write, change.team().id(), step));
    }

    private static void write(SqlWrite<Optional<ChangeTeamResult>> write, UUID teamId, TeamStep step) {
        switch (step) {
            case Invite(Invitation invitation) -> insert(write, invitation);
            case ChangeInvitation(Invitation invitation) -> update(write, invitation);
            case Join(Membership membership, String emailKey) -> join(write, membership, emailKey);
            case ChangeRole(Membership membership) ->
                write.run(
                        "update membership set role = ? where team_id = ? and user_id = ?",
                        membership.role().code(),
                        teamId,
                        membership.userId());
            case Leave(UUID userId) -> {
                UserWrites.leaveOne(write, userId);
                write.run("delete from membership where team_id = ? and user_id = ?", teamId, userId);
            }
        }
    }

    /** Who is gone, or has another address by now, is looked at again. */
    private static void join(SqlWrite<Optional<ChangeTeamResult>> write, Membership membership, String emailKey) {
        write.lock(
                1,
                "select 1 from users where id = ? and email_key = ? and deleted_at is null",
                Facts.NONE,
                facts -> Optional.empty(),
                membership.userId(),
                emailKey);
        UserWrites.countOneMore(write, membership.userId(), () -> Optional.of(new TooManyTeams()));
        insert(write, membership);
    }

    static void insert(SqlWrite<?> write, Membership membership) {
        write.run(
                "insert into membership (team_id, user_id, role, joined_at) values (?, ?, ?, ?)",
                membership.teamId(),
                membership.userId(),
                membership.role().code(),
                membership.joinedAt());
    }

    private static void insert(SqlWrite<?> write, Invitation invitation) {
        write.run(
                """
                insert into invitation (id, team_id, email, email_key, role, status, expires_at, expires_in_days,
                    token_hash, lapses_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                invitation.id(),
                invitation.teamId(),
                invitation.email(),
                Email.key(invitation.email()),
                invitation.role().code(),
                invitation.status().code(),
                invitation.expiresAt(),
                invitation.expiresInDays(),
                invitation.tokenHash(),
                invitation.lapsesAt().orElse(null),
                invitation.createdAt());
    }

    private static void update(SqlWrite<?> write, Invitation invitation) {
        write.run(
                "update invitation set status = ?, expires_at = ?, token_hash = ?, lapses_at = ? where id = ?",
                invitation.status().code(),
                invitation.expiresAt(),
                invitation.tokenHash(),
                invitation.lapsesAt().orElse(null),
                invitation.id());
    }

    private static String[] pendingUntil(Team team) {
        return Sql.column(team.pendingUntil(), Instant::toString, String[]::new);
    }
}
