package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Kept;
import dev.intact.slots.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What each type of item needs to be there beside it. */
final class Links {
    /** What is about to be purged may be gone at the second look. */
    private static final Duration CERTAINLY_KEPT = Kept.TIME.minusDays(1);

    private Links() {}

    static List<Link> of(Item item, Instant now) {
        return (switch (item.get(Item.TYPE)) {
                    case OrderItems.ORDER_TYPE -> Stream.concat(request(item, OrderItems.ID, now), externalId(item));
                    case OrderItems.PAYMENT_TYPE ->
                        Stream.of(held(item, OrderItems.paymentReferenceOf(item), OrderItems.ID, OrderItems.ID));
                    case RefundItems.TYPE -> Stream.concat(requestOfRefund(item, now), refund(item));
                    case UserItems.TYPE -> Stream.concat(request(item, UserItems.ID, now), email(item));
                    case TeamItems.TYPE -> Stream.concat(request(item, TeamItems.ID, now), team(item));
                    case InvitationItems.TYPE ->
                        Stream.concat(request(item, InvitationItems.ID, now), invitation(item));
                    case SlotItems.TYPE -> Stream.concat(request(item, SlotItems.ID, now), cells(item));
                    case ApiKeyItems.TYPE ->
                        Stream.concat(
                                request(item, ApiKeyItems.ID, now),
                                Stream.of(held(
                                        item,
                                        Keys.apiKeyHash(item.get(ApiKeyItems.HASH)),
                                        ApiKeyItems.ID,
                                        ApiKeyItems.ID)));
                    case RequestItems.TYPE -> made(item);
                    case TeamItems.TRIAL_TYPE ->
                        Stream.of(new Link(
                                item, Rule.TEAM_TRIAL_MARKED, Keys.team(item.get(TeamItems.TEAM_ID)), team -> true));
                    default -> holder(item);
                })
                .toList();
    }

    private static Stream<Link> request(Item item, Attribute<UUID> id, Instant now) {
        return request(item, now, found -> found.get(RequestItems.MADE).equals(item.get(id)));
    }

    private static Stream<Link> requestOfRefund(Item refund, Instant now) {
        return refund.get(RefundItems.ORDER_STATUS) == OrderStatus.CANCELLED
                ? request(
                        refund, now, found -> found.get(RequestItems.OPERATION).equals(EventWalk.CANCELLATION))
                : request(refund, OrderItems.ID, now);
    }

    /** The record of the request that made it, as long as requests are kept. */
    private static Stream<Link> request(Item item, Instant now, Predicate<Item> hasMadeIt) {
        if (!item.get(RequestItems.CREATED_AT).isAfter(now.minus(CERTAINLY_KEPT))) {
            return Stream.of();
        }
        var request = new Key(item.get(RequestItems.REQUESTED_BY), RequestItems.SORT);
        return Stream.of(new Link(item, Rule.RESULT_HAS_REQUEST, request, hasMadeIt));
    }

    /** The item that holds a unique value, and says whose it is. */
    private static Link held(Item item, Key holder, Attribute<UUID> by, Attribute<UUID> id) {
        return new Link(
                item, Rule.UNIQUE_VALUE_HELD, holder, found -> found.get(by).equals(item.get(id)));
    }

    private static Stream<Link> externalId(Item order) {
        return order.find(OrderItems.EXTERNAL_ID).stream()
                .map(externalId -> held(order, Keys.externalId(externalId), OrderItems.ORDER_ID, OrderItems.ID));
    }

    private static Stream<Link> refund(Item refund) {
        return Stream.concat(
                Stream.of(held(
                        refund,
                        Keys.orderOfRefund(refund.get(OrderItems.ID)),
                        OrderItems.ORDER_ID,
                        OrderItems.ORDER_ID)),
                refund.find(RefundItems.REFERENCE).stream()
                        .map(reference ->
                                held(refund, Keys.refundReference(reference), RefundItems.REFUND_ID, OrderItems.ID)));
    }

    private static Stream<Link> email(Item user) {
        return UserItems.isLiving(user)
                ? Stream.of(new Link(
                        user, Rule.USER_EMAIL_UNIQUE, Keys.email(user.get(UserItems.EMAIL_KEY)), holder -> holder.get(
                                        UserItems.USER_ID)
                                .equals(user.get(UserItems.ID))))
                : Stream.of();
    }

    private static Stream<Link> team(Item item) {
        var team = TeamItems.team(item);
        var slug = held(item, Keys.slug(team.slug()), TeamItems.TEAM_ID, TeamItems.ID);
        var mark = new Link(item, Rule.TEAM_TRIAL_MARKED, Keys.trial(item.get(TeamItems.TRIAL_OF)), found -> found.get(
                        TeamItems.TEAM_ID)
                .equals(team.id()));
        return Stream.of(slug, mark);
    }

    private static Stream<Link> invitation(Item item) {
        var invitation = InvitationItems.invitation(item);
        var team = new Link(item, Rule.INVITATION_OF_TEAM, Keys.team(invitation.teamId()), its -> true);
        var mark = new Link(item, Rule.INVITATION_OF_TEAM, InvitationItems.invitedOf(invitation), its -> its.get(
                        InvitationItems.INVITATION_ID)
                .equals(invitation.id()));
        return invitation.isPending() ? Stream.of(team, mark) : Stream.of(team);
    }

    /** A slot that is not closed has all of its time to itself. */
    private static Stream<Link> cells(Item item) {
        var slot = SlotItems.slot(item);
        return slot.status() == Slot.Status.CLOSED
                ? Stream.of()
                : SlotItems.cells(slot).stream()
                        .map(key -> new Link(item, Rule.SLOT_OVERLAP, key, cell -> cell.get(SlotItems.SLOT_ID)
                                .equals(slot.id())));
    }

    private static Link cell(Item cell) {
        return new Link(cell, Rule.SLOT_OVERLAP, Keys.slot(cell.get(SlotItems.SLOT_ID)), found -> {
            var slot = SlotItems.slot(found);
            return slot.status() != Slot.Status.CLOSED && SlotItems.cells(slot).contains(cell.key());
        });
    }

    private static Link invited(Item mark) {
        var pending = Keys.invitation(mark.get(InvitationItems.TEAM_ID), mark.get(InvitationItems.INVITATION_ID));
        return new Link(mark, Rule.INVITATION_OF_TEAM, pending, found -> {
            var invitation = InvitationItems.invitation(found);
            return invitation.isPending()
                    && InvitationItems.invitedOf(invitation).equals(mark.key());
        });
    }

    private static Stream<Link> made(Item request) {
        if (EventWalk.isToldByEvent(request)) {
            return Stream.of();
        }
        var made = request.get(RequestItems.MADE);
        var target =
                switch (request.get(RequestItems.OPERATION)) {
                    case "createOrderWithItems" -> Keys.order(made);
                    case "recordRefund" -> Keys.orderOfRefund(made);
                    case "registerUser" -> Keys.user(made);
                    case "createTeamWithOwnerAndTrial" -> Keys.team(made);
                    case "createApiKey" -> Keys.apiKey(made);
                    case "createSlot" -> Keys.slot(made);
                    case "inviteMember" -> invitationOf(request, made);
                    case String unheardOf -> new Key("the result of " + unheardOf, made.toString());
                };
        return Stream.of(new Link(request, Rule.REQUEST_HAS_RESULT, target, found -> true));
    }

    /** Its team stands in the address that was answered. */
    private static Key invitationOf(Item request, UUID made) {
        var parts = request.get(RequestItems.LOCATION).split("/");
        return Keys.invitation(UUID.fromString(parts[parts.length - 3]), made);
    }

    /** A unique value must not be blocked for ever by who does not have it, or is not there. */
    private static Stream<Link> holder(Item item) {
        return switch (item.get(Item.TYPE)) {
            case OrderItems.EXTERNAL_ID_TYPE ->
                has(item, Keys.order(item.get(OrderItems.ORDER_ID)), order -> order.find(OrderItems.EXTERNAL_ID)
                        .map(Keys::externalId));
            case OrderItems.PAYMENT_REFERENCE_TYPE ->
                has(
                        item,
                        Keys.payment(item.get(OrderItems.ORDER_ID), item.get(OrderItems.ID)),
                        payment -> Optional.of(OrderItems.paymentReferenceOf(payment)));
            case RefundItems.ORDER_OF_REFUND_TYPE -> has(item, Keys.refundOf(item), refund -> Optional.of(item.key()));
            case RefundItems.REFERENCE_TYPE ->
                has(
                        item,
                        Keys.refund(item.get(OrderItems.ORDER_ID), item.get(RefundItems.REFUND_ID)),
                        refund -> refund.find(RefundItems.REFERENCE).map(Keys::refundReference));
            case UserItems.EMAIL_TYPE ->
                Stream.of(new Link(
                        item,
                        Rule.USER_EMAIL_UNIQUE,
                        Keys.user(item.get(UserItems.USER_ID)),
                        user -> UserItems.isLiving(user)
                                && item.key().equals(Keys.email(user.get(UserItems.EMAIL_KEY)))));
            case InvitationItems.INVITED_TYPE -> Stream.of(invited(item));
            case SlotItems.CELL_TYPE -> Stream.of(cell(item));
            case TeamItems.SLUG_TYPE ->
                has(
                        item,
                        Keys.team(item.get(TeamItems.TEAM_ID)),
                        team -> Optional.of(Keys.slug(TeamItems.team(team).slug())));
            case ApiKeyItems.HASH_TYPE ->
                has(
                        item,
                        Keys.apiKey(item.get(ApiKeyItems.ID)),
                        key -> Optional.of(Keys.apiKeyHash(key.get(ApiKeyItems.HASH))));
            default -> Stream.of();
        };
    }

    private interface Holder {
        Optional<Key> of(Item item);
    }

    private static Stream<Link> has(Item holder, Key target, Holder value) {
        Predicate<Item> isItsValue =
                found -> value.of(found).filter(holder.key()::equals).isPresent();
        return Stream.of(new Link(holder, Rule.UNIQUE_VALUE_HELD, target, isItsValue));
    }
}
