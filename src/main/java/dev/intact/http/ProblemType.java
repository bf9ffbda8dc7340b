package dev.intact.http;

import java.util.Locale;
import java.util.Optional;

/** Every refusal that this service can give: its code, its status, and the page that explains it. */
public enum ProblemType {
    INVALID_REQUEST(
            400,
            "The request is not well-formed",
            "The body is not the JSON that this operation takes: malformed, a wrong type, an unknown or duplicate field, or a"
                    + " value outside its limits. `errors` names each place."),
    MALFORMED_REQUEST(
            400,
            "Not an HTTP request of this API",
            "The address, a header or the framing of the request is malformed."),
    INVALID_ID(400, "Not an id", "Ids are UUIDs, written out in full."),
    INVALID_CURSOR(
            400,
            "Not a cursor of this list",
            "Take cursors only from `nextCursor` of the same list with the same filters, and pass them on unchanged."),
    INVALID_LIMIT(400, "The limit is out of range", "`limit` is a whole number from 1 to 100."),
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            "The Idempotency-Key header is missing",
            "Every POST that changes state takes an `Idempotency-Key`: make a new one for each new intention, and send the"
                    + " same one when you retry."),
    INVALID_IDEMPOTENCY_KEY(
            400,
            "The Idempotency-Key header is malformed",
            "An `Idempotency-Key` is 1 to 255 visible ASCII characters."),
    AMOUNT_OUT_OF_RANGE(
            400,
            "An amount is out of range",
            "Amounts of money, counts of stock, and all sums and products of them, are at most 9007199254740991."),
    INVALID_ITEMS(400, "The items are not valid", "An order has 1 to 50 items."),
    INVALID_QUANTITY(
            400,
            "A quantity is not valid",
            "A quantity is a whole number from 1 to 10000; stock is 0 or more, and a change of it not 0."),
    INVALID_AMOUNT(
            400,
            "An amount is not valid",
            "Amounts are whole numbers of minor units, 0 or more; a discount is at most what it is taken off."),
    INVALID_CURRENCY(400, "Not a currency", "A currency is an ISO 4217 code in capitals, such as EUR."),
    INVALID_SKU(400, "The sku is not valid", "A sku has 1 to 64 visible characters or spaces."),
    AMOUNT_MISMATCH(
            400, "The payment is not the order's total", "A payment pays the whole order; `total` tells how much."),
    INVALID_REFUND_AMOUNT(
            400,
            "The refund is not valid",
            "A refund names exactly one of `amount` (1 or more), `lines` and `full: true`."),
    INVALID_EMAIL(400, "Not an e-mail address", "An e-mail address has one @, a domain, and at most 254 characters."),
    INVALID_NAME(400, "The name is not valid", "A name has 1 to 200 characters."),
    INVALID_AVATAR_URL(400, "The avatar's URL is not valid", "An avatar is an absolute https URL."),
    INVALID_SLUG(400, "The slug is not valid", "A slug has 3 to 63 of a-z, 0-9 and -."),
    INVALID_TIME(
            400,
            "The time is not valid",
            "Times are RFC 3339 in UTC, such as 2026-01-31T12:00:00.000Z, and a day is 2026-01-31. A slot lies in the future,"
                    + " begins and ends on a quarter of an hour, and is at most 8 hours long."),
    INVALID_SCOPES(
            400, "The scopes are not valid", "An API key has at least one scope; each is one of the documented."),

    UNAUTHENTICATED(
            401,
            "No valid API key",
            "Send `Authorization: Bearer <key>` with a key that was made here and has not been revoked."),
    FORBIDDEN_SCOPE(403, "The API key lacks the scope", "`scope` names what the key would need."),
    FORBIDDEN_ROLE(
            403,
            "The actor may not do this",
            "The user named by `Intact-Actor` has no role in the team that allows this change. Creating a team, that user"
                    + " must be its owner."),
    EMAIL_MISMATCH(
            403, "Another e-mail address was invited", "Only the user with the invited e-mail address can accept it."),
    WRONG_CODE(
            403, "Not the code of the reservation", "The code is the one that was shown when the slot was reserved."),

    NOT_FOUND(404, "No such route", "There is nothing under this path."),
    ORDER_NOT_FOUND(404, "No such order", "No order has this id."),
    PAYMENT_NOT_FOUND(404, "No such payment", "The order has no payment with this id, or there is no such order."),
    REFUND_NOT_FOUND(404, "No such refund", "No refund has this id."),
    USER_NOT_FOUND(404, "No such user", "No user has this id, or the user has been deleted."),
    TEAM_NOT_FOUND(404, "No such team", "No team has this id."),
    MEMBER_NOT_FOUND(404, "No such member", "The team has no member with this user id."),
    INVITATION_NOT_FOUND(
            404,
            "No such invitation",
            "The team has no invitation with this id; or the token is none, or was replaced by a newer one."),
    SLOT_NOT_FOUND(404, "No such slot", "No slot has this id."),
    LINE_NOT_FOUND(404, "No such line", "The order has no item with the number `line`."),
    STOCK_NOT_FOUND(404, "No such stock", "No stock was ever set for this sku."),
    API_KEY_NOT_FOUND(404, "No such API key", "No API key has this id, or it has been revoked."),
    METHOD_NOT_ALLOWED(
            405, "The method is not allowed here", "This path answers other methods; see the `Allow` header."),
    NOT_ACCEPTABLE(406, "No acceptable representation", "This service answers in JSON."),

    DUPLICATE_EXTERNAL_ID(409, "The external id is taken", "`orderId` names the order that has this `externalId`."),
    DUPLICATE_PAYMENT(
            409,
            "The payment was already used",
            "A provider's payment pays one order, once; `orderId` names the order that it paid."),
    SKU_NOT_TRACKED(409, "The sku has no stock", "No stock was ever set for `sku`, so none can be taken."),
    INSUFFICIENT_STOCK(409, "Not enough in stock", "Of `sku`, `requested` were asked for and `available` are there."),
    ORDER_NOT_PAYABLE(
            409,
            "The order can't be paid",
            "Only an order that was placed and not yet paid or cancelled can be paid; `orderStatus` tells how it stands."),
    AMOUNT_NOT_DUE(409, "The payment is not what is due", "A payment pays the whole order; `total` tells how much."),
    ORDER_NOT_CANCELLABLE(
            409,
            "The order can't be cancelled",
            "An order that was refunded in full or cancelled is at its end; `orderStatus` tells how it stands."),
    REFUND_REQUIRED(
            409,
            "The order was paid",
            "Of what was paid, `refundable` is left: cancel with `refund: \"full\"`, which gives it back in the same write."),
    ORDER_NOT_REFUNDABLE(
            409,
            "The order can't be refunded",
            "Only an order that was paid and not cancelled can be refunded; `orderStatus` tells how it stands."),
    REFUND_EXCEEDS_PAID(
            409,
            "The refund is more than is left",
            "Of what was `paid`, `refunded` has been given back, and `refundable` is left."),
    REFUNDED_AMOUNT_CHANGED(
            409, "Something else was refunded meanwhile", "`refunded` tells what has been; look again, then decide."),
    NOTHING_TO_REFUND(409, "Nothing is left to refund", "All that was paid for the order has been refunded."),
    LINE_QUANTITY_EXCEEDED(
            409,
            "More units than are left of the line",
            "Of `line`, `refundableQuantity` units have not been refunded yet."),
    DUPLICATE_REFERENCE(
            409, "The refund's reference is taken", "`refundId` names the refund that has this `reference`."),
    EMAIL_TAKEN(409, "The e-mail address is taken", "Another user has this e-mail address."),
    SLUG_TAKEN(409, "The slug is taken", "Another team has this slug."),
    TRIAL_ALREADY_USED(
            409, "The user has had a trial", "Each user starts one trial; `teamId` names the team it was for."),
    TOO_MANY_OWNERS(409, "The team has too many owners", "A team has at most 1000 owners."),
    TOO_MANY_TEAMS(409, "The user is in too many teams", "A user is in at most 30 teams."),
    LAST_OWNER(
            409,
            "A team would be without an owner",
            "Each of `teamIds` has no other owner: make another member an owner first."),
    NOT_OWNER(409, "Not an owner", "Only an owner has an ownership to transfer."),
    ALREADY_MEMBER(409, "Already a member", "The user is in the team; joining never changes a role."),
    ALREADY_INVITED(
            409, "Already invited", "`invitationId` names the pending invitation of this e-mail address: resend that."),
    SEAT_LIMIT_REACHED(
            409, "All seats are used", "Members and pending invitations use `seatsUsed` of `seatLimit` seats."),
    SEAT_LIMIT_BELOW_USAGE(
            409, "More seats are used", "Members and pending invitations use `seatsUsed` seats: free some first."),
    SUBSCRIPTION_INACTIVE(
            409,
            "The team's subscription is not active",
            "Its trial or its paid period has ended. Until it is activated, nobody can be invited or join."),
    SUBSCRIPTION_NOT_ACTIVE(
            409,
            "The subscription is not active",
            "It has ended already; `subscriptionStatus` tells how. It can be activated."),
    ALREADY_CANCELLING(409, "Already being cancelled", "The subscription ends with its period as it is."),
    NOT_CANCELLING(409, "Not being cancelled", "The subscription goes on as it is: there is nothing to resume."),
    INVITATION_NOT_PENDING(
            409,
            "The invitation is not pending",
            "It was accepted, revoked or has expired; `invitationStatus` tells which. Invite again."),
    INVITATION_USED(409, "The invitation was used", "Somebody has joined by this invitation: it serves once."),
    INVITATION_REVOKED(409, "The invitation was revoked", "It was taken back by the team."),
    SLOT_OVERLAP(
            409, "The slot overlaps another", "The resource has another slot, not closed, in a part of this time."),
    SLOT_NOT_OPEN(
            409, "The slot does not stand so", "`slotStatus` tells how the slot stands, which does not allow this."),
    SLOT_IN_PAST(409, "The slot is over", "It has ended."),
    RESERVATION_MISMATCH(
            409,
            "Another reservation, or none",
            "The slot is not held by this reservation, or no longer. A change names the reservation that it is about."),
    CHECK_IN_TOO_EARLY(409, "Too early to check in", "Check-in opens at `opensAt`."),
    CHECK_IN_TOO_LATE(
            409, "Too late to check in", "Check-in closed at `closedAt`; until its end the slot is open again."),
    REQUEST_IN_FLIGHT(
            409,
            "The same request is being worked on",
            "Another call with this `Idempotency-Key` has not ended yet. Ask again after `Retry-After` seconds."),

    CURSOR_EXPIRED(
            410,
            "The cursor has expired",
            "What it points to is no longer kept, or the store was restored to an earlier state. Begin again without one."),
    INVITATION_EXPIRED(410, "The invitation has expired", "It was open until its `expiresAt`. Ask for another."),
    VERSION_MISMATCH(412, "The resource has changed", "`version` is its present version; `If-Match` named another."),
    BODY_TOO_LARGE(413, "The body is too large", "A body has at most 256 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "Not JSON", "Send `Content-Type: application/json`, without a `Content-Encoding`."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The key was used for another request",
            "This `Idempotency-Key` already stands for a request that differs from this one. Nothing was done. Make a new key"
                    + " for a new request."),

    INTERNAL_ERROR(
            500,
            "A defect of this service",
            "It has been logged. Whether the change was made can be asked by the" + " same request with the same key."),
    CONTENTION(
            503,
            "Too many change the same thing",
            "Nothing was changed within the time allowed. Ask again with the same key after `Retry-After` seconds."),
    STORE_UNAVAILABLE(
            503,
            "The store can't be reached",
            "The change may or may not be stored. Ask again with the same key after `Retry-After` seconds: it is then"
                    + " done once, or found done.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProblemType> of(String code) {
        for (var type : values()) {
            if (type.code().equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }
}
