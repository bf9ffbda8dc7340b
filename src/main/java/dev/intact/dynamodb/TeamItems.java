package dev.intact.dynamodb;

import dev.intact.events.Event;
import dev.intact.teams.Membership;
import dev.intact.teams.NewTeam;
import dev.intact.teams.Role;
import dev.intact.teams.Subscription;
import dev.intact.teams.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Teams, each with its subscription and its owners, and the memberships, which lie with their users. */
final class TeamItems {
    static final String TYPE = "team";
    static final String MEMBERSHIP_TYPE = "membership";
    static final String SLUG_TYPE = "slug";
    static final String TRIAL_TYPE = "trial";
    static final String AUDIT_TYPE = "audit";

    static final Attribute<UUID> ID = Attribute.id("id");
    static final Attribute<UUID> TEAM_ID = Attribute.id("teamId");
    static final Attribute<UUID> USER_ID = Attribute.id("userId");
    static final Attribute<Role> ROLE = Attribute.code("role", Role::code, Role::of);
    static final Attribute<List<UUID>> OWNER_IDS = Attribute.idList("ownerIds");

    /** The user whose one trial this team's is. */
    static final Attribute<UUID> TRIAL_OF = Attribute.id("trialOf");

    private static final Attribute<String> NAME = Attribute.text("name");
    private static final Attribute<String> SLUG = Attribute.text("slug");
    private static final Attribute<Subscription.Status> STATUS =
            Attribute.code("subscriptionStatus", Subscription.Status::code, Subscription.Status::of);
    private static final Attribute<String> PLAN = Attribute.text("plan");
    private static final Attribute<Instant> TRIAL_ENDS_AT =
            Attribute.time("trialEndsAt").optional();
    private static final Attribute<Instant> PERIOD_ENDS_AT =
            Attribute.time("periodEndsAt").optional();
    private static final Attribute<Boolean> CANCEL_AT_PERIOD_END = Attribute.flag("cancelAtPeriodEnd");
    private static final Attribute<Integer> SEAT_LIMIT = Attribute.count("seatLimit");
    static final Attribute<Integer> SEATS_USED = Attribute.count("seatsUsed");
    private static final Attribute<Integer> MEMBER_COUNT = Attribute.count("memberCount");
    /** When each pending invitation expires. */
    static final Attribute<List<Instant>> PENDING_UNTIL = Attribute.timeList("pendingUntil");

    private static final Attribute<Map<String, String>> METADATA =
            Attribute.texts("metadata").optional();
    private static final Attribute<Long> VERSION = Attribute.number("version");
    private static final Attribute<Instant> CREATED_AT = Attribute.time("createdAt");
    private static final Attribute<Instant> UPDATED_AT = Attribute.time("updatedAt");
    private static final Attribute<Instant> JOINED_AT = Attribute.time("joinedAt");

    private TeamItems() {}

    static Item item(NewTeam newTeam) {
        var team = newTeam.team();
        var subscription = team.subscription();
        return Item.of(Keys.team(team.id()), TYPE)
                .with(RequestItems.REQUESTED_BY, Keys.request(newTeam.call()).partition())
                .with(TRIAL_OF, newTeam.ownerId())
                .with(ID, team.id())
                .with(NAME, team.name())
                .with(SLUG, team.slug())
                .with(OWNER_IDS, team.ownerIds())
                .with(STATUS, subscription.status())
                .with(PLAN, subscription.plan())
                .with(TRIAL_ENDS_AT, subscription.trialEndsAt())
                .with(PERIOD_ENDS_AT, subscription.periodEndsAt())
                .with(CANCEL_AT_PERIOD_END, subscription.cancelAtPeriodEnd())
                .with(SEAT_LIMIT, team.seatLimit())
                .with(SEATS_USED, team.seatsUsed())
                .with(MEMBER_COUNT, team.memberCount())
                .with(METADATA, team.metadata())
                .with(PENDING_UNTIL, team.pendingUntil())
                .with(VERSION, team.version())
                .with(CREATED_AT, team.createdAt())
                .with(UPDATED_AT, team.updatedAt())
                .with(Lists.DUE.list(), DueItems.list(subscription.lapsesAt(), team.id()))
                .with(Lists.DUE.position(), DueItems.position(subscription.lapsesAt(), team.id()));
    }

    /** As it becomes, unless it has changed since it was looked at. */
    static Change change(Team team) {
        var subscription = team.subscription();
        return new Change(Keys.team(team.id()))
                .set(OWNER_IDS, team.ownerIds())
                .set(STATUS, subscription.status())
                .set(PLAN, subscription.plan())
                .setOrRemove(TRIAL_ENDS_AT, subscription.trialEndsAt())
                .setOrRemove(PERIOD_ENDS_AT, subscription.periodEndsAt())
                .set(CANCEL_AT_PERIOD_END, subscription.cancelAtPeriodEnd())
                .set(SEAT_LIMIT, team.seatLimit())
                .set(SEATS_USED, team.seatsUsed())
                .set(MEMBER_COUNT, team.memberCount())
                .set(PENDING_UNTIL, team.pendingUntil())
                .set(VERSION, team.version())
                .set(UPDATED_AT, team.updatedAt())
                .setOrRemove(Lists.DUE.list(), DueItems.list(subscription.lapsesAt(), team.id()))
                .setOrRemove(Lists.DUE.position(), DueItems.position(subscription.lapsesAt(), team.id()))
                .when(Condition.equal(VERSION, team.version() - 1));
    }

    static Team team(Item item) {
        item.as(TYPE);
        return new Team(
                item.get(ID),
                item.get(NAME),
                item.get(SLUG),
                item.get(OWNER_IDS),
                item.get(PLAN),
                new Subscription(
                        item.get(STATUS),
                        item.get(PLAN),
                        item.get(TRIAL_ENDS_AT),
                        item.get(PERIOD_ENDS_AT),
                        item.get(CANCEL_AT_PERIOD_END)),
                item.get(SEAT_LIMIT),
                item.get(SEATS_USED),
                item.get(MEMBER_COUNT),
                item.get(METADATA),
                item.get(VERSION),
                item.get(CREATED_AT),
                item.get(UPDATED_AT),
                item.get(PENDING_UNTIL));
    }

    static Item membership(Membership membership) {
        return Item.of(Keys.membership(membership.userId(), membership.teamId()), MEMBERSHIP_TYPE)
                .with(Lists.GROUPS.list(), Keys.membersOf(membership.teamId()))
                .with(Lists.POSITION, Positions.of(membership.joinedAt(), membership.userId()))
                .with(TEAM_ID, membership.teamId())
                .with(USER_ID, membership.userId())
                .with(ROLE, membership.role())
                .with(JOINED_AT, membership.joinedAt());
    }

    static Membership membership(Item item) {
        item.as(MEMBERSHIP_TYPE);
        return new Membership(item.get(TEAM_ID), item.get(USER_ID), item.get(ROLE), item.get(JOINED_AT));
    }

    static Change role(Membership membership) {
        return new Change(Keys.membership(membership.userId(), membership.teamId())).set(ROLE, membership.role());
    }

    /** What was told of one version of a team. */
    static Item audit(Team team, List<Event> events) {
        return Item.of(Keys.audit(team.id(), team.version()), AUDIT_TYPE).with(EventItems.EVENTS, events);
    }

    static UUID teamOfAudit(Item audit) {
        return UUID.fromString(Keys.lastPart(audit.key().partition()));
    }

    static Item slug(Team team) {
        return Item.of(Keys.slug(team.slug()), SLUG_TYPE).with(TEAM_ID, team.id());
    }

    /** That a user has had the one trial, and for which team. */
    static Item trial(UUID userId, UUID teamId) {
        return Item.of(Keys.trial(userId), TRIAL_TYPE).with(USER_ID, userId).with(TEAM_ID, teamId);
    }
}
