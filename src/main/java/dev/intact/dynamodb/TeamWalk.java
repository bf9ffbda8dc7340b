package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import dev.intact.teams.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares teams with their memberships, which lie with the users. */
final class TeamWalk {
    /** Teams read at once. */
    private static final int BATCH = 100;

    private final Table table;
    private final Map<UUID, Map<UUID, Role>> members = new HashMap<>();

    TeamWalk(Table table) {
        this.table = table;
    }

    void note(Item item) {
        switch (item.get(Item.TYPE)) {
            case TeamItems.TYPE -> membersOf(item.get(TeamItems.ID));
            case TeamItems.MEMBERSHIP_TYPE ->
                membersOf(item.get(TeamItems.TEAM_ID)).put(item.get(TeamItems.USER_ID), item.get(TeamItems.ROLE));
            default -> {}
        }
    }

    private Map<UUID, Role> membersOf(UUID team) {
        return members.computeIfAbsent(team, any -> new HashMap<>());
    }

    void judge(Suspicions violations) {
        var batch = new HashSet<UUID>();
        for (var id : members.keySet()) {
            batch.add(id);
            if (batch.size() == BATCH) {
                judge(batch, violations);
                batch.clear();
            }
        }
        judge(batch, violations);
    }

    private void judge(Set<UUID> teams, Suspicions violations) {
        var found = table.getEach(teams.stream().map(Keys::team).toList());
        for (var id : teams) {
            var seen = members.get(id);
            var team = Optional.ofNullable(found.get(Keys.team(id)));
            try {
                var suspicions = new Suspicions();
                AccountRules.judgeTeam(id, team, seen, suspicions);
                if (!suspicions.isEmpty()) {
                    judgeAgain(id, team, seen.keySet(), violations);
                }
            } catch (Unreadable e) {
                violations.add(Rule.STORED_READABLE, id.toString(), e.getMessage());
            }
        }
    }

    /** With all who were or are said to be in it, between two readings of a team that did not change. */
    private void judgeAgain(UUID id, Optional<Item> before, Set<UUID> seen, Suspicions violations) {
        var users = new HashSet<>(seen);
        before.ifPresent(team -> users.addAll(team.get(TeamItems.OWNER_IDS)));
        var present = table
                .getEach(users.stream().map(user -> Keys.membership(user, id)).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(it -> it.get(TeamItems.USER_ID), it -> it.get(TeamItems.ROLE)));
        var after = table.get(Keys.team(id));
        if (after.equals(before)) {
            AccountRules.judgeTeam(id, after, present, violations);
        }
    }
}
