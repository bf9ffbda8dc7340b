package dev.intact.dynamodb;

import dev.intact.dynamodb.Decisions.Looked;
import dev.intact.shared.Call;
import dev.intact.shared.Pauses;
import dev.intact.teams.Invitation;
import dev.intact.teams.Membership;
import dev.intact.teams.TeamLook;
import dev.intact.teams.TeamState;
import dev.intact.users.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what a change of a team must see, and the request's record, all at one moment. */
@ApplicationScoped
class TeamLooks {
    private final Table table;

    TeamLooks(Table table) {
        this.table = table;
    }

    /** The state is empty where there is no such team. */
    Looked<Optional<TeamState>> now(Call call, TeamLook wanted, Pauses pauses) {
        var keys = new ArrayList<Key>();
        keys.add(Keys.team(wanted.teamId()));
        keys.add(Keys.request(call));
        for (var user : wanted.users()) {
            keys.add(Keys.user(user));
            keys.add(Keys.membership(user, wanted.teamId()));
        }
        wanted.invitationId().ifPresent(id -> keys.add(Keys.invitation(wanted.teamId(), id)));
        wanted.emailKey().ifPresent(emailKey -> {
            keys.add(Keys.email(emailKey));
            keys.add(Keys.invited(wanted.teamId(), emailKey));
        });
        var found = new HashMap<Key, Item>();
        var items = table.getTogether(pauses, keys.toArray(Key[]::new));
        items.forEach(item -> item.ifPresent(its -> found.put(its.key(), its)));
        var invitation = invitation(wanted, found);
        if (wanted.emailKey().isPresent()
                && invitation.filter(its -> !its.isPending()).isPresent()) {
            // It has ended between the two looks, so the first one is out of date.
            pauses.atOnce();
            return now(call, wanted, pauses);
        }
        return new Looked<>(
                items.get(0).map(team -> state(team, wanted, found, invitation)),
                Optional.ofNullable(found.get(Keys.request(call))));
    }

    private static TeamState state(Item team, TeamLook wanted, Map<Key, Item> found, Optional<Invitation> invitation) {
        var users = new HashMap<UUID, User>();
        var memberships = new HashMap<UUID, Membership>();
        for (var id : wanted.users()) {
            Optional.ofNullable(found.get(Keys.user(id)))
                    .filter(UserItems::isLiving)
                    .ifPresent(user -> users.put(id, UserItems.user(user)));
            Optional.ofNullable(found.get(Keys.membership(id, wanted.teamId())))
                    .ifPresent(membership -> memberships.put(id, TeamItems.membership(membership)));
        }
        return new TeamState(TeamItems.team(team), memberships, users, invitation, emailHolder(wanted, found));
    }

    /** Which one of an address is pending is known only by a second look. */
    private Optional<Invitation> invitation(TeamLook wanted, Map<Key, Item> found) {
        var invited = wanted.emailKey()
                .map(emailKey -> found.get(Keys.invited(wanted.teamId(), emailKey)))
                .flatMap(mark -> table.get(Keys.invitation(wanted.teamId(), mark.get(InvitationItems.INVITATION_ID))));
        return wanted.invitationId()
                .map(id -> found.get(Keys.invitation(wanted.teamId(), id)))
                .or(() -> invited)
                .map(InvitationItems::invitation);
    }

    private static Optional<UUID> emailHolder(TeamLook wanted, Map<Key, Item> found) {
        return wanted.emailKey()
                .map(emailKey -> found.get(Keys.email(emailKey)))
                .map(holder -> holder.get(UserItems.USER_ID));
    }
}
