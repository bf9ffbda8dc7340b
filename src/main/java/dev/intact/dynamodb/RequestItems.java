package dev.intact.dynamodb;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import java.time.Instant;
import java.util.UUID;

/** The records of requests that succeeded, each put by the very write of what it did. */
final class RequestItems {
    static final String TYPE = "request";
    static final String SORT = "REQUEST";
    static final Attribute<String> FINGERPRINT = Attribute.text("fingerprint");
    static final Attribute<UUID> MADE = Attribute.id("made");
    static final Attribute<Integer> STATUS = Attribute.count("status");
    static final Attribute<String> LOCATION = Attribute.text("location").optional();
    static final Attribute<String> BODY = Attribute.text("body").optional();
    static final Attribute<Instant> CREATED_AT = Attribute.time("createdAt");
    static final Attribute<String> OPERATION = Attribute.text("operation");
    /** DynamoDB deletes the record some time after this. That is only tidying: every condition compares the time itself. */
    static final Attribute<Instant> EXPIRES_AT = Attribute.expiry("expiresAt");

    /** On what a request made: the partition of its record. */
    static final Attribute<String> REQUESTED_BY = Attribute.text("request");

    private RequestItems() {}

    static Item item(Call call, UUID made, Answer answer) {
        return Item.of(Keys.request(call), TYPE)
                .with(OPERATION, call.operation())
                .with(FINGERPRINT, call.fingerprint())
                .with(MADE, made)
                .with(STATUS, answer.status())
                .with(LOCATION, answer.location())
                .with(BODY, answer.body())
                .with(CREATED_AT, call.at())
                .with(EXPIRES_AT, call.at().plus(Kept.TIME).plusSeconds(1));
    }

    /** The key is free: it was never used, or so long ago that its record counts as absent. */
    static Condition isFree(Call call) {
        return Condition.any(
                Condition.isNew(), Condition.below(CREATED_AT, call.at().minus(Kept.TIME)));
    }

    static Kept kept(Item item) {
        item.as(TYPE);
        return new Kept(
                item.get(FINGERPRINT),
                item.get(MADE),
                new Answer(item.get(STATUS), item.get(LOCATION), item.get(BODY)));
    }

    static boolean countsFor(Call call, Item item) {
        return !item.get(CREATED_AT).isBefore(call.at().minus(Kept.TIME));
    }
}
