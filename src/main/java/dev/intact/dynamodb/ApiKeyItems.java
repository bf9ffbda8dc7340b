package dev.intact.dynamodb;

import dev.intact.security.ApiKey;
import dev.intact.security.NewApiKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** API keys, and the hashes by which they are found. */
final class ApiKeyItems {
    static final String TYPE = "api_key";
    static final String HASH_TYPE = "api_key_hash";
    static final String SETTING_TYPE = "setting";

    static final Attribute<UUID> ID = Attribute.id("id");
    static final Attribute<Instant> CREATED_AT = Attribute.time("createdAt");
    static final Attribute<Instant> REVOKED_AT = Attribute.time("revokedAt").optional();
    /** SHA-256 of the key. */
    static final Attribute<String> HASH = Attribute.text("hash");

    static final Attribute<String> VALUE = Attribute.text("value");

    private static final Attribute<String> NAME = Attribute.text("name");
    private static final Attribute<List<String>> SCOPES = Attribute.textList("scopes");

    private ApiKeyItems() {}

    static Item item(NewApiKey newApiKey) {
        var key = newApiKey.apiKey();
        return Item.of(Keys.apiKey(key.id()), TYPE)
                .with(Lists.ALL.list(), Keys.apiKeysList(Keys.shareOf(key.id())))
                .with(Lists.POSITION, key.id().toString())
                .with(RequestItems.REQUESTED_BY, Keys.request(newApiKey.call()).partition())
                .with(ID, key.id())
                .with(NAME, key.name())
                .with(SCOPES, key.scopes())
                .with(HASH, newApiKey.hash())
                .with(CREATED_AT, key.createdAt());
    }

    static boolean isValid(Item item) {
        return item.find(REVOKED_AT).isEmpty();
    }

    static ApiKey apiKey(Item item) {
        item.as(TYPE);
        return new ApiKey(item.get(ID), item.get(NAME), item.get(SCOPES), item.get(CREATED_AT));
    }

    static Item hash(NewApiKey newApiKey) {
        return Item.of(Keys.apiKeyHash(newApiKey.hash()), HASH_TYPE)
                .with(ID, newApiKey.apiKey().id());
    }

    static Item setting(String name, String value) {
        return Item.of(Keys.setting(name), SETTING_TYPE).with(VALUE, value);
    }
}
