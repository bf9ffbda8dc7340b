package dev.intact.postgres;

import dev.intact.postgres.Decisions.Look;
import dev.intact.teams.Invitation;
import dev.intact.teams.Membership;
import dev.intact.teams.TeamLook;
import dev.intact.teams.TeamState;
import dev.intact.users.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what a change of a team must see, in one statement: one row for each user who counts. */
final class TeamLooks {
    private static final String QUERY = "select r, t, u, m, i from TeamRow t" + Decisions.WITH_REQUEST + """
            left join UserRow u on (u.id in :users or u.emailKey = :emailKey) and u.deletedAt is null
            left join MembershipRow m on m.teamId = t.id and m.userId = u.id
            left join InvitationRow i on i.teamId = t.id
                and (i.id = :invitation or (i.emailKey = :emailKey and i.status = 'pending'))
            where t.id = :team""";

    /** Nobody and nothing has this id, or this address. */
    private static final UUID NONE = new UUID(0, 0);

    private static final String NO_EMAIL = "";

    private TeamLooks() {}

    static Look<TeamState> of(TeamLook wanted) {
        var emailKey = wanted.emailKey().orElse(NO_EMAIL);
        return new Look<>(
                QUERY,
                Map.of(
                        "team",
                        wanted.teamId(),
                        "users",
                        wanted.users().isEmpty() ? List.of(NONE) : wanted.users(),
                        "emailKey",
                        emailKey,
                        "invitation",
                        wanted.invitationId().orElse(NONE)),
                rows -> state(rows, emailKey));
    }

    private static TeamState state(List<Object[]> rows, String emailKey) {
        var users = new HashMap<UUID, User>();
        var memberships = new HashMap<UUID, Membership>();
        var emailHolder = Optional.<UUID>empty();
        for (var row : rows) {
            if (row[2] instanceof UserRow user) {
                users.put(user.id, user.user());
                emailHolder = user.emailKey.equals(emailKey) ? Optional.of(user.id) : emailHolder;
            }
            if (row[3] instanceof MembershipRow membership) {
                memberships.put(membership.userId, membership.membership());
            }
        }
        var first = rows.getFirst();
        return new TeamState(
                ((TeamRow) first[1]).team(), memberships, users, invitation((InvitationRow) first[4]), emailHolder);
    }

    private static Optional<Invitation> invitation(InvitationRow row) {
        return Optional.ofNullable(row).map(InvitationRow::invitation);
    }
}
