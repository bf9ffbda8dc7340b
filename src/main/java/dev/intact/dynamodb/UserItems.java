package dev.intact.dynamodb;

import dev.intact.accounts.AccountEnd;
import dev.intact.teams.TeamStore;
import dev.intact.users.Email;
import dev.intact.users.NewUser;
import dev.intact.users.User;
import dev.intact.users.UserChange;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Users, and the e-mail addresses that are theirs. */
final class UserItems {
    static final String TYPE = "user";
    static final String EMAIL_TYPE = "email";

    static final Attribute<UUID> ID = Attribute.id("id");
    static final Attribute<UUID> USER_ID = Attribute.id("userId");
    static final Attribute<String> EMAIL_KEY = Attribute.text("emailKey");
    static final Attribute<Integer> TEAM_COUNT = Attribute.count("teamCount");
    static final Attribute<Long> VERSION = Attribute.number("version");
    /** An item with this is a user no more; no read finds it. */
    static final Attribute<Instant> DELETED_AT = Attribute.time("deletedAt").optional();

    static final Attribute<Instant> CREATED_AT = Attribute.time("createdAt");

    private static final Attribute<String> EMAIL = Attribute.text("email");
    private static final Attribute<String> NAME = Attribute.text("name");
    private static final Attribute<String> BIO = Attribute.text("bio").optional();
    private static final Attribute<String> AVATAR_URL =
            Attribute.text("avatarUrl").optional();
    private static final Attribute<Map<String, String>> METADATA =
            Attribute.texts("metadata").optional();
    private static final Attribute<Instant> UPDATED_AT = Attribute.time("updatedAt");

    private UserItems() {}

    static Item item(NewUser newUser) {
        var user = newUser.user();
        return Item.of(Keys.user(user.id()), TYPE)
                .with(Lists.ALL.list(), Keys.usersList(Keys.shareOf(user.id())))
                .with(Lists.POSITION, user.id().toString())
                .with(RequestItems.REQUESTED_BY, Keys.request(newUser.call()).partition())
                .with(ID, user.id())
                .with(EMAIL, user.email())
                .with(EMAIL_KEY, newUser.emailKey())
                .with(NAME, user.name())
                .with(BIO, user.bio())
                .with(AVATAR_URL, user.avatarUrl())
                .with(METADATA, user.metadata())
                .with(TEAM_COUNT, 0)
                .with(VERSION, user.version())
                .with(CREATED_AT, user.createdAt())
                .with(UPDATED_AT, user.updatedAt());
    }

    static boolean isLiving(Item item) {
        return item.find(DELETED_AT).isEmpty();
    }

    static User user(Item item) {
        item.as(TYPE);
        return new User(
                item.get(ID),
                item.get(EMAIL),
                item.get(NAME),
                item.get(BIO),
                item.get(AVATAR_URL),
                item.get(METADATA),
                item.get(VERSION),
                item.get(CREATED_AT),
                item.get(UPDATED_AT));
    }

    /** That the address is this user's. */
    static Item email(String emailKey, UUID userId) {
        return Item.of(Keys.email(emailKey), EMAIL_TYPE).with(USER_ID, userId);
    }

    /** As the change leaves it, unless it has changed since it was looked at. */
    static Change change(UserChange change) {
        var user = change.after();
        return new Change(Keys.user(user.id()))
                .set(EMAIL, user.email())
                .set(EMAIL_KEY, Email.key(user.email()))
                .set(NAME, user.name())
                .setOrRemove(BIO, user.bio())
                .setOrRemove(AVATAR_URL, user.avatarUrl())
                .set(VERSION, user.version())
                .set(UPDATED_AT, user.updatedAt())
                .when(Condition.equal(VERSION, change.before().version()))
                .when(Condition.lacks(DELETED_AT));
    }

    /** Deleted, unless it has changed since it was looked at, or is in other teams. */
    static Change end(AccountEnd end, Instant at) {
        return new Change(Keys.user(end.user().id()))
                .set(DELETED_AT, at)
                .set(UPDATED_AT, at)
                .set(VERSION, end.version())
                .set(TEAM_COUNT, 0)
                .remove(Lists.ALL.list())
                .remove(Lists.POSITION)
                .when(Condition.equal(VERSION, end.user().version()))
                .when(Condition.lacks(DELETED_AT))
                .when(Condition.equal(TEAM_COUNT, end.teams().size()));
    }

    static Change joinOneMore(UUID userId) {
        return new Change(Keys.user(userId))
                .add(TEAM_COUNT, 1)
                .when(Condition.lacks(DELETED_AT))
                .when(Condition.below(TEAM_COUNT, TeamStore.MOST_TEAMS));
    }

    static Change leaveOne(UUID userId) {
        return new Change(Keys.user(userId)).add(TEAM_COUNT, -1);
    }
}
