package dev.intact.dynamodb;

import dev.intact.dynamodb.TeamWalk.TeamParts;
import dev.intact.integrity.Rule;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import dev.intact.teams.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    static void judgeTeam(UUID id, Optional<Item> found, TeamParts parts, Suspicions suspicions) {
        var members = parts.members();
        var owners =
                members.values().stream().filter(role -> role == Role.OWNER).count();
        if (found.isEmpty()) {
            suspicions.add(Rule.TEAM_HAS_OWNER, id.toString(), "no such team, owners " + owners);
            return;
        }
        var team = TeamItems.team(found.get());
        var named = team.ownerIds().size();
        if (named < 1
                || named != owners
                || !team.ownerIds().stream().allMatch(owner -> members.get(owner) == Role.OWNER)) {
            suspicions.add(Rule.TEAM_HAS_OWNER, id.toString(), "names " + named + ", owners " + owners);
        }
        if (team.memberCount() != members.size()
                || team.seatsUsed() != team.memberCount() + team.pendingUntil().size()
                || team.seatsUsed() > team.seatLimit()
                || !without(team.pendingUntil(), parts.pending()).isEmpty()
                || !isKept(parts.pending(), team)) {
            suspicions.add(
                    Rule.TEAM_COUNTS,
                    id.toString(),
                    "counts " + team.memberCount() + " in " + team.seatsUsed() + " of " + team.seatLimit()
                            + " seats, members " + members.size() + ", seats of no invitation "
                            + without(team.pendingUntil(), parts.pending()));
        }
        if (team.version() != parts.audited().size()) {
            suspicions.add(
                    Rule.EVENT_FOR_EACH_VERSION,
                    id.toString(),
                    "version " + team.version() + ", audits of "
                            + parts.audited().size());
        }
        var subscription = team.subscription();
        if (!isSound(subscription)) {
            suspicions.add(
                    Rule.TEAM_HAS_SUBSCRIPTION,
                    id.toString(),
                    subscription.status().code() + ", plan " + subscription.plan());
        }
    }

    private static boolean isSound(Subscription subscription) {
        var isTrial = subscription.plan().equals(Subscription.TRIAL);
        var hasTimes =
                isTrial == (subscription.periodEndsAt() == null) && !(isTrial && subscription.trialEndsAt() == null);
        return hasTimes
                && switch (subscription.status()) {
                    case TRIALING, EXPIRED -> isTrial;
                    case ACTIVE -> !isTrial;
                    case CANCELLED -> true;
                };
    }

    /** Each pending invitation that has not expired by the last change of its team has its seat. */
    private static boolean isKept(List<Instant> pending, Team team) {
        return without(pending, team.pendingUntil()).stream().noneMatch(team.updatedAt()::isBefore);
    }

    /** Equal ones count as often as they are there. */
    private static List<Instant> without(List<Instant> all, List<Instant> some) {
        var left = new ArrayList<>(all);
        some.forEach(left::remove);
        return left;
    }
}
