package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import dev.intact.teams.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Compares teams with what belongs to them and lies elsewhere: memberships with the users, invitations and audits.
 *
 * <p>While others write, these are seen at other moments than the team. So what looks wrong is collected once more, between
 * two readings of the team. If these are equal, nothing of it has changed in between: whoever changes it changes the team
 * too. A team that changes all the time is left to the next walk.
 */
final class TeamWalk {
    /** Teams read at once. */
    private static final int BATCH = 100;

    private final Table table;
    private final Duration comesLater;
    private final Map<UUID, TeamParts> seen = new HashMap<>();

    /** @param comesLater how long the items of one transaction may show one after another */
    TeamWalk(Table table, Duration comesLater) {
        this.table = table;
        this.comesLater = comesLater;
    }

    /**
     * What belongs to a team, and lies elsewhere.
     *
     * @param members empty where there are none, or no such team
     * @param pending when each pending invitation expires
     * @param audited the versions that have their audit
     */
    record TeamParts(Map<UUID, Role> members, List<Instant> pending, Set<String> audited) {
        static TeamParts none() {
            return new TeamParts(new HashMap<>(), new ArrayList<>(), new HashSet<>());
        }
    }

    void note(Item item) {
        note(item, seen);
    }

    private static void note(Item item, Map<UUID, TeamParts> parts) {
        switch (item.get(Item.TYPE)) {
            case TeamItems.TYPE -> of(item.get(TeamItems.ID), parts);
            case TeamItems.MEMBERSHIP_TYPE ->
                of(item.get(TeamItems.TEAM_ID), parts)
                        .members()
                        .put(item.get(TeamItems.USER_ID), item.get(TeamItems.ROLE));
            case InvitationItems.TYPE -> {
                var invitation = InvitationItems.invitation(item);
                if (invitation.isPending()) {
                    of(invitation.teamId(), parts).pending().add(invitation.expiresAt());
                }
            }
            case TeamItems.AUDIT_TYPE ->
                of(TeamItems.teamOfAudit(item), parts).audited().add(item.key().sort());
            default -> {}
        }
    }

    private static TeamParts of(UUID team, Map<UUID, TeamParts> parts) {
        return parts.computeIfAbsent(team, any -> TeamParts.none());
    }

    /** @param scan tells all items once more */
    void judge(Consumer<Consumer<Item>> scan, Suspicions violations) {
        var suspected = suspected();
        if (suspected.isEmpty()) {
            return;
        }
        var before = settled(suspected);
        LockSupport.parkNanos(comesLater.toNanos());
        var again = new HashMap<UUID, TeamParts>();
        scan.accept(item -> note(item, again));
        var after = settled(before.keySet());
        after.forEach((id, team) -> {
            if (team.equals(before.get(id))) {
                judge(id, team, again.getOrDefault(id, TeamParts.none()), violations);
            }
        });
    }

    private Set<UUID> suspected() {
        var suspected = new HashSet<UUID>();
        var batch = new HashSet<UUID>();
        for (var id : seen.keySet()) {
            batch.add(id);
            if (batch.size() == BATCH) {
                suspect(batch, suspected);
                batch.clear();
            }
        }
        suspect(batch, suspected);
        return suspected;
    }

    private void suspect(Set<UUID> teams, Set<UUID> suspected) {
        var found = table.getEach(teams.stream().map(Keys::team).toList());
        for (var id : teams) {
            var suspicions = new Suspicions();
            judge(id, Optional.ofNullable(found.get(Keys.team(id))), seen.get(id), suspicions);
            if (!suspicions.isEmpty()) {
                suspected.add(id);
            }
        }
    }

    private static void judge(UUID id, Optional<Item> team, TeamParts parts, Suspicions violations) {
        try {
            AccountRules.judgeTeam(id, team, parts, violations);
        } catch (Unreadable e) {
            violations.add(Rule.STORED_READABLE, id.toString(), e.getMessage());
        }
    }

    /** Without those that a transaction is just about to change. */
    private Map<UUID, Optional<Item>> settled(Set<UUID> teams) {
        var found = new HashMap<UUID, Optional<Item>>();
        teams.forEach(id -> table.getSettled(Keys.team(id)).ifPresent(team -> found.put(id, team)));
        return found;
    }
}
