package dev.intact.support;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.paid;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.support.TestCalls.call;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.member;
import static dev.intact.teams.TestTeamChanges.team;

import dev.intact.accounts.TestAccounts;
import dev.intact.cancellations.TestCancellations;
import dev.intact.events.Event;
import dev.intact.orders.Order;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.RefundRequest;
import dev.intact.refunds.TestRefunds;
import dev.intact.security.ApiKey;
import dev.intact.security.NewApiKey;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.slots.SettleSlot;
import dev.intact.slots.TestSlots;
import dev.intact.stock.TestStock;
import dev.intact.teams.EndSubscription;
import dev.intact.teams.ExpireInvitation;
import dev.intact.teams.Role;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeams;
import dev.intact.users.TestUserChanges;
import dev.intact.users.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Every workflow, ready to be run, and run again, on whatever stores a test gives it. */
public enum Workflows {
    CREATE_ORDER(stores -> {
        var call = call(TestOrders.OPERATION);
        return on -> TestOrders.place(on.orders(), call, orderOf(3));
    }),
    CREATE_PAID_ORDER(stores -> {
        var call = call(TestOrders.OPERATION);
        var order = paidBy(orderOf(3), UUID.randomUUID().toString());
        return on -> TestOrders.place(on.orders(), call, order);
    }),
    CREATE_ORDER_FROM_STOCK(stores -> {
        var call = call(TestOrders.OPERATION);
        var sku = tracked(stores);
        return on -> TestOrders.place(on.orders(), call, order(fromStock(sku, 2)));
    }),
    RECORD_PAYMENT(stores -> {
        var call = call(TestOrders.PAYMENT);
        var order = placed(stores.orders(), order(item("tea", 2, 50)));
        var reference = UUID.randomUUID().toString();
        return on -> TestOrders.pay(on.orders(), call, order.id(), reference, 100);
    }),
    CANCEL_ORDER(stores -> cancel(stores, placed(stores.orders(), order(fromStock(tracked(stores), 2))))),
    CANCEL_PAID_ORDER(stores -> cancel(stores, paid(stores.orders(), fromStock(tracked(stores), 2)))),
    REFUND_AMOUNT(stores -> refund(stores, TestRefunds.amount(60))),
    REFUND_LINES(stores -> refund(stores, TestRefunds.units(1, 1))),
    REFUND_IN_FULL(stores -> refund(stores, TestRefunds.full())),
    REFUND_TO_STOCK(stores -> {
        var call = call(TestRefunds.OPERATION);
        var orderId = paid(stores.orders(), fromStock(tracked(stores), 2)).id();
        return on -> TestRefunds.refund(on.refunds(), call, orderId, TestRefunds.restocking(TestRefunds.units(1, 1)));
    }),
    SET_STOCK(stores -> {
        var call = call(TestStock.SET);
        var sku = tracked(stores);
        return on -> TestStock.set(on.stock(), call, sku, 7);
    }),
    ADJUST_STOCK(stores -> {
        var call = call(TestStock.ADJUST);
        var sku = tracked(stores);
        return on -> TestStock.adjust(on.stock(), call, sku, -3);
    }),
    REGISTER_USER(stores -> {
        var call = call(TestUsers.OPERATION);
        var user = TestUsers.user(TestUsers.anEmail());
        return on -> TestUsers.register(on.users(), call, user);
    }),
    CREATE_TEAM(stores -> {
        var call = call(TestTeams.OPERATION);
        var ownerId = TestUsers.registered(stores.users()).id();
        return on -> TestTeams.create(on.teams(), call, TestTeams.team(ownerId));
    }),
    CHANGE_BIO(stores -> {
        var call = call(TestUserChanges.BIO);
        var id = TestUsers.registered(stores.users()).id();
        return on -> TestUserChanges.bio(on.users(), call, id, "Counts on.");
    }),
    CHANGE_EMAIL(stores -> {
        var call = call(TestUserChanges.EMAIL);
        var id = TestUsers.registered(stores.users()).id();
        var email = TestUsers.anEmail();
        return on -> TestUserChanges.email(on.users(), call, id, email);
    }),
    DELETE_USER(stores -> {
        var call = call(TestAccounts.OPERATION);
        var id = TestUsers.registered(stores.users()).id();
        return on -> TestAccounts.delete(on.accounts(), call, id);
    }),
    DELETE_MEMBER(stores -> {
        var call = call(TestAccounts.OPERATION);
        var id = member(stores, team(stores).id(), Role.MEMBER).id();
        return on -> TestAccounts.delete(on.accounts(), call, id);
    }),
    INVITE_MEMBER(stores -> {
        var call = call(TestTeamChanges.INVITE);
        var team = team(stores).id();
        var email = TestUsers.anEmail();
        return on -> TestTeamChanges.invite(on, call, team, email, Role.MEMBER, null);
    }),
    RESEND_INVITATION(stores -> {
        var call = call(TestTeamChanges.RESEND);
        var team = team(stores).id();
        var invitation = invited(stores, team, TestUsers.anEmail(), Role.MEMBER).id();
        return on -> TestTeamChanges.resend(on, call, team, invitation);
    }),
    REVOKE_INVITATION(stores -> {
        var call = call(TestTeamChanges.REVOKE);
        var team = team(stores).id();
        var invitation = invited(stores, team, TestUsers.anEmail(), Role.MEMBER).id();
        return on -> TestTeamChanges.revoke(on, call, team, invitation);
    }),
    JOIN_TEAM(stores -> {
        var call = call(TestTeamChanges.JOIN);
        var user = TestUsers.registered(stores.users());
        var token =
                invited(stores, team(stores).id(), user.email(), Role.MEMBER).token();
        return on -> TestTeamChanges.join(on, call, token, user.id());
    }),
    CHANGE_ROLE(stores -> {
        var call = call(TestTeamChanges.ROLE);
        var team = team(stores).id();
        var user = member(stores, team, Role.MEMBER).id();
        return on -> TestTeamChanges.changeRole(on, call, team, user, Role.OWNER);
    }),
    REMOVE_MEMBER(stores -> {
        var call = call(TestTeamChanges.REMOVE);
        var team = team(stores).id();
        var user = member(stores, team, Role.MEMBER).id();
        return on -> TestTeamChanges.remove(on, call, team, user);
    }),
    TRANSFER_OWNERSHIP(stores -> {
        var call = call(TestTeamChanges.TRANSFER);
        var team = team(stores);
        var user = member(stores, team.id(), Role.MEMBER).id();
        return on ->
                TestTeamChanges.transfer(on, call, team.id(), team.ownerIds().getFirst(), user);
    }),
    ACTIVATE_SUBSCRIPTION(stores -> {
        var call = call(TestTeamChanges.ACTIVATE);
        var team = team(stores).id();
        return on -> TestTeamChanges.activate(on, call, team, 5, call.at().plus(Duration.ofDays(30)));
    }),
    CHANGE_SEATS(stores -> {
        var call = call(TestTeamChanges.SEATS);
        var team = team(stores).id();
        return on -> TestTeamChanges.changeSeats(on, call, team, 20);
    }),
    CANCEL_SUBSCRIPTION(stores -> {
        var call = call(TestTeamChanges.CANCEL);
        var team = team(stores).id();
        return on -> TestTeamChanges.cancel(on, call, team, false);
    }),
    RESUME_SUBSCRIPTION(stores -> {
        var call = call(TestTeamChanges.RESUME);
        var team = team(stores).id();
        TestTeamChanges.cancel(stores, call(TestTeamChanges.CANCEL), team, true);
        return on -> TestTeamChanges.resume(on, call, team);
    }),
    END_SUBSCRIPTION(stores -> {
        var call = later(Call.ofService("endSubscription", unique(), Instant.now()), Duration.ofDays(15));
        var wanted = new EndSubscription(call, Ids.next(), team(stores).id());
        return on -> on.subscriptions().endSubscription(wanted);
    }),
    EXPIRE_INVITATION(stores -> {
        var call = later(Call.ofService("expireInvitation", unique(), Instant.now()), Duration.ofDays(8));
        var team = team(stores).id();
        var invitation = invited(stores, team, TestUsers.anEmail(), Role.MEMBER).id();
        var wanted = new ExpireInvitation(call, Ids.next(), team, invitation);
        return on -> on.invitations().expireInvitation(wanted);
    }),
    CREATE_SLOT(stores -> {
        var call = call(TestSlots.CREATE);
        var resource = TestSlots.aResource();
        var start = TestSlots.inTwoHours();
        return on -> TestSlots.create(on.slots(), call, resource, start, start.plus(Duration.ofHours(1)));
    }),
    RESERVE_SLOT(stores -> {
        var call = call(TestSlots.RESERVE);
        var slot = TestSlots.open(stores.slots()).id();
        return on -> TestSlots.reserve(on.slots(), call, slot, "Ada");
    }),
    CANCEL_RESERVATION(stores -> {
        var call = call(TestSlots.CANCEL);
        var slot = TestSlots.open(stores.slots()).id();
        var reservation = TestSlots.reserved(stores.slots(), slot).reservationId();
        return on -> TestSlots.cancel(on.slots(), call, slot, reservation);
    }),
    CHECK_IN(stores -> {
        var slot = TestSlots.open(stores.slots());
        var call = TestSlots.callAt(TestSlots.CHECK_IN, slot.startsAt());
        var shown = TestSlots.reserved(stores.slots(), slot.id());
        return on -> TestSlots.checkIn(on.slots(), call, slot.id(), shown.reservationId(), shown.code());
    }),
    CHECK_OUT(stores -> {
        var slot = TestSlots.open(stores.slots());
        var call = TestSlots.callAt(TestSlots.CHECK_OUT, slot.startsAt());
        var shown = TestSlots.reserved(stores.slots(), slot.id());
        TestSlots.checkIn(
                stores.slots(),
                TestSlots.callAt(TestSlots.CHECK_IN, slot.startsAt()),
                slot.id(),
                shown.reservationId(),
                shown.code());
        return on -> TestSlots.checkOut(on.slots(), call, slot.id(), shown.reservationId());
    }),
    CLOSE_SLOT(stores -> {
        var call = call(TestSlots.CLOSE);
        var slot = TestSlots.open(stores.slots()).id();
        return on -> TestSlots.close(on.slots(), call, slot, null);
    }),
    SETTLE_SLOT(stores -> {
        var slot = TestSlots.open(stores.slots());
        TestSlots.reserved(stores.slots(), slot.id());
        var call = Call.ofService("settleSlot", unique(), slot.startsAt().plus(Duration.ofMinutes(10)));
        var wanted = new SettleSlot(call, Ids.next(), slot.id());
        return on -> on.slots().settleSlot(wanted);
    }),
    CREATE_API_KEY(stores -> {
        var call = call("createApiKey");
        return on -> on.apiKeys().createApiKey(anApiKey(call));
    }),
    REVOKE_API_KEY(stores -> {
        var call = call("revokeApiKey");
        var key = anApiKey(call("createApiKey"));
        stores.apiKeys().createApiKey(key);
        var id = key.apiKey().id();
        return on -> on.apiKeys().revokeApiKey(call, id, Event.of("api_key.revoked", id, 2, call.at(), call, "gone"));
    });

    /** One call of a workflow; running it again is a retry with the same key. */
    public interface Attempt extends Function<Stores, Object> {}

    private final Function<Stores, Attempt> prepare;

    Workflows(Function<Stores, Attempt> prepare) {
        this.prepare = prepare;
    }

    public Attempt prepare(Stores stores) {
        return prepare.apply(stores);
    }

    private static Attempt refund(Stores stores, RefundRequest refund) {
        var call = call(TestRefunds.OPERATION);
        var orderId = paid(stores.orders(), item("tea", 2, 50)).id();
        return on -> TestRefunds.refund(on.refunds(), call, orderId, refund);
    }

    private static Attempt cancel(Stores stores, Order order) {
        var call = call(TestCancellations.OPERATION);
        return on -> TestCancellations.cancel(on.cancellations(), call, order.id(), TestCancellations.withRefund());
    }

    /** @return a sku with stock */
    private static String tracked(Stores stores) {
        var sku = "tracked-" + UUID.randomUUID();
        stores.setStock(sku, 5);
        return sku;
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private static Call later(Call call, Duration by) {
        return TestCalls.at(call, call.at().plus(by));
    }

    private static NewApiKey anApiKey(Call call) {
        var key = new ApiKey(Ids.next(), "shop", List.of("orders:read"), call.at());
        var created = Event.of("api_key.created", key.id(), 1, call.at(), call, key);
        return new NewApiKey(call, key, UUID.randomUUID().toString(), List.of(created));
    }
}
