package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rules about users and teams, on what was found of one of them. */
final class AccountRules {
    private AccountRules() {}

    /** @param partition of a user: with the memberships */
    static void judgeUser(List<Item> partition, Suspicions suspicions) {
        var subject = Keys.lastPart(partition.getFirst().key().partition());
        var user = partition.stream()
                .filter(item -> item.get(Item.TYPE).equals(UserItems.TYPE))
                .findFirst();
        var memberships = partition.stream()
                .filter(item -> item.get(Item.TYPE).equals(TeamItems.MEMBERSHIP_TYPE))
                .toList();
        if (user.filter(UserItems::isLiving).isEmpty()) {
            memberships.forEach(membership -> suspicions.add(
                    Rule.MEMBER_EXISTS, membership.get(TeamItems.TEAM_ID) + "/" + subject, "no such user"));
        }
        user.filter(it -> it.get(UserItems.TEAM_COUNT) != memberships.size())
                .ifPresent(it -> suspicions.add(
                        Rule.USER_TEAM_COUNT,
                        subject,
                        "counts " + it.get(UserItems.TEAM_COUNT) + ", memberships " + memberships.size()));
    }

    /** @param members empty where there are none, or no such team */
    static void judgeTeam(UUID id, Optional<Item> found, Map<UUID, Role> members, Suspicions suspicions) {
        var owners =
                members.values().stream().filter(role -> role == Role.OWNER).count();
        if (found.isEmpty()) {
            suspicions.add(Rule.TEAM_HAS_OWNER, id.toString(), "no such team, owners " + owners);
            return;
        }
        var team = TeamItems.team(found.get());
        var counted = found.get().get(TeamItems.OWNER_COUNT);
        if (counted < 1
                || counted != owners
                || team.ownerIds().size() != owners
                || !team.ownerIds().stream().allMatch(owner -> members.get(owner) == Role.OWNER)) {
            suspicions.add(Rule.TEAM_HAS_OWNER, id.toString(), "counts " + counted + ", owners " + owners);
        }
        if (team.memberCount() != members.size()
                || team.seatsUsed() != team.memberCount()
                || team.seatsUsed() > team.seatLimit()) {
            suspicions.add(
                    Rule.TEAM_COUNTS,
                    id.toString(),
                    "counts " + team.memberCount() + " in " + team.seatsUsed() + " of " + team.seatLimit()
                            + " seats, members " + members.size());
        }
        var subscription = team.subscription();
        var isTrial = subscription.plan().equals(Subscription.TRIAL);
        if (isTrial != (subscription.periodEndsAt() == null) || (isTrial && subscription.trialEndsAt() == null)) {
            suspicions.add(
                    Rule.TEAM_HAS_SUBSCRIPTION,
                    id.toString(),
                    subscription.status().code() + ", plan " + subscription.plan());
        }
    }
}
