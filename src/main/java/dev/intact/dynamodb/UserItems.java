package dev.intact.dynamodb;

import dev.intact.users.NewUser;
import dev.intact.users.User;
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
    static Item email(NewUser newUser) {
        return Item.of(Keys.email(newUser.emailKey()), EMAIL_TYPE)
                .with(USER_ID, newUser.user().id());
    }
}
