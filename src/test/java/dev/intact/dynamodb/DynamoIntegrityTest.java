package dev.intact.dynamodb;

import static dev.intact.orders.TestOrders.item;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.orders.TestOrders.withExternalId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.intact.cancellations.TestCancellations;
import dev.intact.integrity.IntegrityReport;
import dev.intact.integrity.IntegrityReport.Checked;
import dev.intact.integrity.IntegrityReport.Violation;
import dev.intact.integrity.Rule;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.Order;
import dev.intact.orders.TestOrders;
import dev.intact.refunds.TestRefunds;
import dev.intact.shared.Ids;
import dev.intact.shared.Kept;
import dev.intact.shared.Pauses;
import dev.intact.slots.Slot;
import dev.intact.slots.TestSlots;
import dev.intact.stock.Stock;
import dev.intact.stock.TestStock;
import dev.intact.support.Race;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.Membership;
import dev.intact.teams.Role;
import dev.intact.teams.TestTeamChanges;
import dev.intact.teams.TestTeams;
import dev.intact.users.TestUsers;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Breaks each rule in the items themselves, in each way in which they can break it: a walk must find the breach, and
 * nothing any more once the items are as they were.
 */
class DynamoIntegrityTest {
    private static final Duration LOAD = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(30);
    private static final int WRITERS = 4;
    /** Of one {@code BatchWriteItem}. */
    private static final int MOST_PUTS = 25;

    private static DynamoTable table;
    private static Items items;

    /** Not paid, with an external id. */
    private static UUID placed;
    /** In one piece, with an external id. */
    private static UUID paid;
    /** Of a total of zero, so paid without a payment. */
    private static UUID free;
    /** Paid 400, refunded 50 for one of two teas, by a reference, and then 60. */
    private static UUID partly;
    /** Paid 100, refunded in full. */
    private static UUID whole;

    private static final String BUSY = "busy";
    private static final String SOLD = "a # sold sku";

    /** Paid, of three pieces from stock, of which one was refunded and put back. */
    private static UUID sold;
    /** Cancelled, of one piece from stock. */
    private static UUID calledOff;

    private static UUID owner;
    private static UUID team;
    private static UUID otherOwner;
    private static UUID otherTeam;
    /** In no team. */
    private static UUID loner;

    private static final String INVITED = "invited@example.org";
    /** To {@link #team}, pending. */
    private static UUID invitation;

    /** Open, of an hour. */
    private static Slot slot;
    /** Reserved, of another resource. */
    private static Slot reserved;

    /** @param plant changes items, which are put back afterwards */
    private record Breach(String name, List<Runnable> plant) {}

    @BeforeAll
    static void fill() {
        table = new DynamoTable();
        items = new Items(table);
        var stores = instance(table);
        for (var workflow : Workflows.values()) {
            workflow.prepare(stores).apply(stores);
        }
        placeOrders(stores);
        owner = TestUsers.registered(stores.users()).id();
        team = teamOf(stores, owner);
        refund(stores);
        sell(stores);
        otherOwner = TestUsers.registered(stores.users()).id();
        otherTeam = teamOf(stores, otherOwner);
        TestRefunds.refunded(stores.refunds(), partly, TestRefunds.amount(60));
        loner = TestUsers.registered(stores.users()).id();
        invitation = TestTeamChanges.invited(stores, team, INVITED, Role.MEMBER).id();
        slot = TestSlots.open(stores.slots());
        reserved = TestSlots.open(stores.slots());
        TestSlots.reserved(stores.slots(), reserved.id());
    }

    private static void placeOrders(Stores stores) {
        var wanted = TestOrders.order(item("tea", 4, 25), item("mug", 3, 10), item("pot", 1, 30));
        placed = TestOrders.placed(stores.orders(), withExternalId(wanted, "of-placed"))
                .id();
        paid = TestOrders.placed(stores.orders(), withExternalId(paidBy(wanted, "for-paid"), "of-paid"))
                .id();
        free = TestOrders.placed(stores.orders(), TestOrders.order(item("leaflet", 1, 0)))
                .id();
        partly = TestOrders.paid(stores.orders(), item("tea", 2, 50), item("mug", 3, 100))
                .id();
        whole = TestOrders.paid(stores.orders(), 100).id();
    }

    private static void sell(Stores stores) {
        stores.setStock(SOLD, 9);
        TestStock.adjust(stores.stock(), SOLD, -2);
        sold = TestOrders.paid(stores.orders(), TestOrders.fromStock(SOLD, 3)).id();
        TestRefunds.refunded(stores.refunds(), sold, TestRefunds.restocking(TestRefunds.units(1, 1)));
        calledOff = TestOrders.placed(stores.orders(), TestOrders.order(TestOrders.fromStock(SOLD, 1)))
                .id();
        TestCancellations.cancel(stores.cancellations(), calledOff, TestCancellations.plainly());
    }

    private static void refund(Stores stores) {
        var oneTea = TestRefunds.withReference(TestRefunds.units(1, 1), "of-partly");
        TestRefunds.refunded(stores.refunds(), partly, oneTea);
        TestRefunds.refunded(stores.refunds(), whole, TestRefunds.withReference(TestRefunds.full(), "of-whole"));
    }

    private static UUID teamOf(Stores stores, UUID user) {
        var created = TestTeams.create(stores.teams(), TestTeams.team(user, "team-" + user));
        return ((CreateTeamResult.Created) created).team().id();
    }

    @AfterAll
    static void remove() {
        table.close();
    }

    @Test
    void finds_nothing_wrong_with_what_the_workflows_wrote_and_counts_it() {
        try (var own = new DynamoTable()) {
            var stores = instance(own);
            for (var workflow : Workflows.values()) {
                workflow.prepare(stores).apply(stores);
            }

            var report = walk(own);

            assertThat(report.violations()).isEmpty();
            // Orders: three created, one paid later, two cancelled, four refunded, with 4 + 2 + 8 + 14 events of these
            // with
            // what they needed of stock, 4 of stock alone, 3 of API keys, and one set for stock. Fifteen teams, each
            // with a
            // living owner and four events, four of them with a member. Seven slots.
            assertThat(report.checked()).isEqualTo(new Checked(10, 5, 12, 15, 22, 7, 159, 115));
        }
    }

    @Test
    void counts_living_users_only() {
        var before = walk(table).checked().users();

        items.set(user(loner), "deletedAt", number(1));
        var after = walk(table).checked().users();
        items.mend();

        assertThat(after).isEqualTo(before - 1);
    }

    @Test
    void asks_neither_for_requests_of_long_ago_nor_for_the_address_of_a_deleted_user() {
        var longAgo = Instant.now().minus(Kept.TIME).toEpochMilli();
        try {
            items.set(order(placed), "createdAt", number(longAgo));
            items.delete(requestOf(order(placed)));
            items.set(user(loner), "deletedAt", number(longAgo));
            items.delete(items.the(UserItems.EMAIL_TYPE, "userId", loner));

            assertThat(walk(table).violations()).isEmpty();
        } finally {
            items.mend();
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void finds_each_planted_breach_and_nothing_once_it_is_mended(Rule rule) {
        assertAll(breachesOf(rule).stream().map(breach -> () -> assertThatItIsFound(rule, breach)));

        assertThat(walk(table).violations()).isEmpty();
    }

    private static void assertThatItIsFound(Rule rule, Breach breach) {
        try {
            breach.plant().forEach(Runnable::run);

            assertThat(brokenRules(walk(table))).as(breach.name()).contains(rule.code());
        } finally {
            items.mend();
        }
    }

    @Test
    void raises_no_false_alarm_while_others_write_and_still_finds_what_is_broken() {
        try (var busy = new DynamoTable()) {
            var stores = instance(busy);
            var order = TestOrders.paid(stores.orders(), 100).id();
            var user = TestUsers.registered(stores.users()).id();

            whileOthersWrite(busy, () -> {
                assertThatNothingIsFoundFor(LOAD, busy);
                assertThatWhatIsBrokenIsFound(busy, order, user);
            });

            assertThat(walk(busy).violations()).isEmpty();
        }
    }

    private static void assertThatNothingIsFoundFor(Duration time, DynamoTable busy) {
        var end = System.nanoTime() + time.toNanos();
        do {
            assertThat(walk(busy).violations()).isEmpty();
        } while (System.nanoTime() < end);
    }

    private static void assertThatWhatIsBrokenIsFound(DynamoTable busy, UUID order, UUID user) {
        var behind = new Items(busy);
        behind.add(behind.the(OrderItems.ORDER_TYPE, "id", order), "lines[0].discountAmount", 1);
        behind.add(behind.the(UserItems.TYPE, "id", user), "teamCount", 1);
        behind.put(email("blocked@example.org", user));

        assertThat(brokenRules(walk(busy)))
                .containsExactlyInAnyOrder(
                        Rule.ORDER_TOTAL_IS_ITS_ITEMS.code(),
                        Rule.USER_TEAM_COUNT.code(),
                        Rule.USER_EMAIL_UNIQUE.code());
        behind.mend();
    }

    /** The writers give up after a while, for a walk that runs after them must come to its end, and fail the test. */
    private static void whileOthersWrite(DynamoTable busy, Runnable look) {
        var changing = Stream.generate(() -> TestOrders.paid(instance(busy).orders(), 1_000_000))
                .limit(WRITERS)
                .map(Order::id)
                .toList();
        fill(busy, changing.getFirst());
        instance(busy).setStock(BUSY, 1_000_000);
        var hasLooked = new AtomicBoolean();
        var wereStopped = Race.of(1 + WRITERS, number -> {
            if (number > 0) {
                return write(instance(busy), changing.get(number - 1), hasLooked);
            }
            try {
                look.run();
            } finally {
                hasLooked.set(true);
            }
            return true;
        });
        assertThat(wereStopped).as("a walk ends, whoever writes meanwhile").containsOnly(true);
    }

    /**
     * @param changing refunded again and again, so that its items change while they are walked over
     * @return whether it was told to stop; false if it gave up
     */
    private static boolean write(Stores stores, UUID changing, AtomicBoolean isOver) {
        var end = System.nanoTime() + LONGEST_LOAD.toNanos();
        while (!isOver.get() && System.nanoTime() < end) {
            var order = TestOrders.paid(stores.orders(), TestOrders.fromStock(BUSY, 2), item("mug", 1, 100));
            TestRefunds.refunded(stores.refunds(), order.id(), TestRefunds.restocking(TestRefunds.units(1, 1)));
            TestRefunds.refunded(stores.refunds(), changing, TestRefunds.amount(1));
            teamOf(stores, TestUsers.registered(stores.users()).id());
            TestRefunds.refunded(stores.refunds(), order.id(), TestRefunds.full());
        }
        return isOver.get();
    }

    /** Puts more than a page between an order and its refunds, so that no page shows both as they are at one moment. */
    private static void fill(DynamoTable busy, UUID order) {
        var page = "x".repeat(350_000);
        for (var i = 0; i < 3; i++) {
            new Items(busy)
                    .put(Item.of(new Key(Keys.orderPartition(order), "PAYMENT~" + i), "filler")
                            .with(Attribute.text("text"), page));
        }
    }

    @Test
    void tells_no_more_than_a_thousand_breaches_and_hides_no_rule_behind_another() {
        try (var own = new DynamoTable()) {
            var order = TestOrders.paid(instance(own).orders(), 100).id();
            var behind = new Items(own);
            behind.add(behind.first(LedgerItems.TYPE), "entries[0].amount", 1);
            var booked = behind.first(LedgerItems.TYPE);
            // Each breaks two rules.
            behind.putAll(Stream.generate(() -> copyOf(booked, Keys.ledgerTransaction(order, Ids.next())))
                    .limit(IntegrityReport.MOST_TOLD / 2)
                    .toList());
            behind.put(StockItems.item(new Stock("short", -1, 1, Instant.now()), -1));

            var report = walk(own);

            assertThat(report.violations()).hasSize(IntegrityReport.MOST_TOLD);
            assertThat(brokenRules(report))
                    .contains(
                            Rule.LEDGER_BALANCED.code(),
                            Rule.LEDGER_BOOKS_EACH_PAYMENT.code(),
                            Rule.LEDGER_EQUALS_ORDER.code(),
                            Rule.STOCK_NOT_NEGATIVE.code());
        }
    }

    private static List<Breach> breachesOf(Rule rule) {
        return switch (rule) {
            case STORED_READABLE -> unreadable();
            case ORDER_HAS_ITEMS ->
                List.of(
                        breach("no line", set(order(placed), "lines", AttributeValue.fromL(List.of()))),
                        breach("51 lines", set(order(placed), "lines", manyLines(51))),
                        breach("a line number twice", add(order(placed), "lines[1].line", -1)),
                        breach("numbered from 2", add(order(free), "lines[0].line", 1)));
            case ORDER_TOTAL_IS_ITS_ITEMS -> totals();
            case ORDER_STATUS_FITS_MONEY -> statuses();
            case ORDER_PAID_IS_ITS_PAYMENTS -> payments();
            case ORDER_REFUNDED_IS_ITS_REFUNDS -> refunds();
            case LINE_REFUNDED_IS_ITS_REFUNDS -> refundedLines();
            case REFUND_TELLS_RUNNING_TOTAL -> runningTotals();
            case LEDGER_BALANCED -> balances();
            case LEDGER_BOOKS_EACH_PAYMENT -> bookedPayments();
            case LEDGER_BOOKS_EACH_REFUND -> bookedRefunds();
            case LEDGER_EQUALS_ORDER -> accounts();
            case BALANCE_IS_ITS_LEDGER -> keptBalances();
            case STOCK_IS_WHAT_IS_LEFT -> keptStock();
            case STOCK_NOT_NEGATIVE ->
                List.of(
                        breach("one piece short", put(StockItems.item(new Stock("short", -1, 1, Instant.now()), -1))),
                        breach("taken too often", set(items.first(StockItems.TYPE), "available", number(-1))));
            case UNIQUE_VALUE_HELD ->
                Stream.of(
                                externalIds(),
                                paymentReferences(),
                                refundReferences(),
                                List.of(breach(
                                        "a refund is gone from where it is said to be", delete(refund(whole, 2)))),
                                slugs(),
                                hashes())
                        .flatMap(List::stream)
                        .toList();
            case USER_EMAIL_UNIQUE -> emails();
            case USER_TEAM_COUNT ->
                List.of(
                        breach("counts one more", add(user(owner), "teamCount", 1)),
                        breach("a team that is gone from the user", delete(membership(owner))),
                        breach("a team too many", put(member(loner))));
            case TEAM_HAS_OWNER -> owners();
            case TEAM_COUNTS -> counts();
            case TEAM_HAS_SUBSCRIPTION ->
                List.of(
                        breach("a trial without end", remove(team(team), "trialEndsAt")),
                        breach("a trial with a paid period", set(team(team), "periodEndsAt", number(1))),
                        breach("a plan without a period", set(team(team), "plan", text("pro"))),
                        breach("a trial that is paid for", set(team(team), "subscriptionStatus", text("active"))));
            case TEAM_TRIAL_MARKED ->
                List.of(
                        breach("no mark", delete(trial(owner))),
                        breach("the mark of a team that is gone", put(TeamItems.trial(loner, Ids.next()))),
                        breach("the mark of another team", set(trial(owner), "teamId", text(otherTeam))),
                        breach("somebody else's mark", set(team(team), "trialOf", text(otherOwner))));
            case MEMBER_EXISTS ->
                List.of(
                        breach("no such user", delete(user(owner))),
                        breach("a user deleted since", set(user(owner), "deletedAt", number(1))),
                        breach("a user who never was", put(member(Ids.next()))));
            case INVITATION_OF_TEAM -> invitations();
            case SLOT_OVERLAP -> cells();
            case SLOT_HELD_BY_RESERVATION ->
                List.of(
                        breach("by none", remove(slot(reserved), "reservation")),
                        breach("reserved by none", set(slot(slot), "status", text("reserved"))));
            case DUE_WHEN_IT_LAPSES ->
                List.of(
                        breach("a trial that never ends", remove(team(team), "due")),
                        breach("a trial that ends at another time", set(team(team), "dueAt", text("2026"))),
                        breach("an invitation", remove(invitation(), "dueAt")),
                        breach("a slot", remove(slot(slot), "dueAt")),
                        breach("a reservation", set(slot(reserved), "dueAt", text("2026"))));
            case EVENT_FOR_EACH_VERSION ->
                Stream.of(versions(), events(), lanes()).flatMap(List::stream).toList();
            case REQUEST_HAS_RESULT -> results();
            case RESULT_HAS_REQUEST -> requests();
        };
    }

    private static List<Breach> unreadable() {
        var word = text("weird");
        return List.of(
                breach("an item without its type", remove(user(loner), "type")),
                breach("an item of another time", set(order(placed), "schema", number(2))),
                breach("an order without its total", remove(order(placed), "total")),
                breach("an order without its currency", remove(order(placed), "currency")),
                breach("lines that are a text", set(order(placed), "lines", word)),
                breach("an order of no status", set(order(placed), "status", word)),
                breach("a line without its amount", remove(order(placed), "lines[0].amount")),
                breach("a payment whose amount is a text", set(payment(paid), "amount", word)),
                breach("a refund without its transaction", remove(refund(partly, 2), "ledgerTransactionId")),
                breach("a ledger transaction without entries", remove(booked(paid, "payment"), "entries")),
                breach("stock that is a text", set(items.first(StockItems.TYPE), "available", word)),
                breach("a user without a count of teams", remove(user(owner), "teamCount")),
                breach("a user whose address is a number", set(user(loner), "emailKey", number(1))),
                breach("a team without its slug", remove(team(team), "slug")),
                breach("a seat limit that is a text", set(team(team), "seatLimit", word)),
                breach("a team without its owners", remove(team(team), "ownerIds")),
                breach("a membership in no role", set(membership(owner), "role", word)),
                breach("a trial mark of no team", remove(trial(owner), "teamId")),
                breach("an API key without its hash", remove(items.first(ApiKeyItems.TYPE), "hash")),
                breach("a request that made no id", set(requestOf(user(loner)), "made", word)),
                breach("a request that is another's", remove(user(loner), "request")),
                breach(
                        "an external id of nobody",
                        remove(items.the(OrderItems.EXTERNAL_ID_TYPE, "orderId", paid), "orderId")),
                breach("an address of nobody", remove(items.the(UserItems.EMAIL_TYPE, "userId", loner), "userId")),
                breach("an entry without events", remove(entryOf(loner, 1), "events")),
                breach("an event without data", remove(entryOf(loner, 1), "events[0].data")));
    }

    private static List<Breach> totals() {
        return List.of(
                breach("another total", add(order(placed), "total", 1)),
                breach(
                        "wrong amounts of the right sum",
                        add(order(placed), "lines[0].amount", 1),
                        add(order(placed), "lines[1].amount", -1)),
                breach("another quantity", add(order(placed), "lines[0].quantity", 1)),
                breach("another price", add(order(placed), "lines[0].unitAmount", 1)),
                breach("another discount", add(order(placed), "lines[0].discountAmount", 1)),
                // Four times this is 0 in 64 bits.
                breach("a price beyond all limits", add(order(placed), "lines[0].unitAmount", 1L << 62)));
    }

    private static List<Breach> statuses() {
        return List.of(
                breach("placed, but paid", set(order(paid), "status", text("placed"))),
                breach("placed, but of nothing", set(order(placed), "total", number(0))),
                breach("placed, but refunded", set(order(placed), "refunded", number(1))),
                breach("paid, but not in full", add(order(paid), "total", 1)),
                breach("paid, but refunded", set(order(partly), "status", text("paid"))),
                breach("partially refunded, but in full", set(order(whole), "status", text("partially_refunded"))),
                breach("partially refunded, but not paid in full", add(order(partly), "total", 1)),
                breach("refunded, but in part", set(order(partly), "status", text("refunded"))),
                breach("refunded, but not paid in full", add(order(whole), "total", 1)),
                breach("refunded, but of nothing", set(order(free), "status", text("refunded"))),
                breach("cancelled, but not refunded", set(order(paid), "status", text("cancelled"))));
    }

    private static List<Breach> payments() {
        return List.of(
                breach("the order says more", add(order(paid), "paid", 1)),
                breach("the payment says more", add(payment(paid), "amount", 1)),
                breach("the payment is gone", delete(payment(paid))),
                breach("a payment of what was not paid", put(paymentMovedTo(placed))),
                breach("another currency", set(payment(paid), "currency", text("JPY"))),
                breach("another provider than the order's", set(order(paid), "provider", text("other"))));
    }

    private static List<Breach> refunds() {
        return List.of(
                breach("the order says more", add(order(partly), "refunded", 1), add(order(partly), "refundable", -1)),
                breach("more is refundable", add(order(partly), "refundable", 1)),
                breach("the refund says more", add(refund(partly, 2), "amount", 1)),
                breach("the refund is gone", delete(refund(partly, 3))),
                breach(
                        "more than was paid",
                        add(refund(whole, 2), "amount", 1),
                        add(order(whole), "refunded", 1),
                        add(order(whole), "refundable", -1)),
                breach("another currency", set(refund(partly, 2), "currency", text("JPY"))));
    }

    private static List<Breach> refundedLines() {
        return List.of(
                breach("the line says more units", add(order(partly), "lines[0].refundedQuantity", 1)),
                breach("the line says more money", add(order(partly), "lines[0].refundedAmount", 1)),
                breach("the refund says nothing", set(refund(partly, 2), "lines", AttributeValue.fromL(List.of()))),
                breach("the refund is of another line", add(refund(partly, 2), "lines[0].line", 1)),
                breach("the refund is of no line", add(refund(whole, 2), "lines[0].line", 1)),
                breach(
                        "more units than were sold",
                        add(order(partly), "lines[0].refundedQuantity", 2),
                        add(refund(partly, 2), "lines[0].quantity", 2)),
                breach(
                        "more money than the line cost",
                        add(order(partly), "lines[0].refundedAmount", 51),
                        add(refund(partly, 2), "lines[0].amount", 51)),
                // So that the lines that are there still agree.
                breach("a line that is not there", append(refund(partly, 2), "lines", lineOfRefund(9))));
    }

    private static List<Breach> runningTotals() {
        return List.of(
                breach(
                        "more than the refunds so far",
                        add(refund(partly, 3), "refunded", 1),
                        add(refund(partly, 3), "refundable", -1)),
                breach("more left than was paid", add(refund(partly, 2), "refundable", 1)),
                breach("refunded, though more was left", set(refund(partly, 2), "orderStatus", text("refunded"))),
                breach(
                        "in part, though nothing was left",
                        set(refund(whole, 2), "orderStatus", text("partially_refunded"))),
                breach(
                        "in another order",
                        set(refund(partly, 2), "orderVersion", number(3)),
                        set(refund(partly, 3), "orderVersion", number(2))));
    }

    private static List<Breach> balances() {
        var nothing = entry("order:" + paid, 0);
        return List.of(
                breach("one entry more", append(booked(paid, "payment"), "entries", entry("cash:stripe", 1))),
                breach("an entry of more", add(booked(paid, "payment"), "entries[1].amount", 1)),
                breach("one entry, of nothing", set(booked(paid, "payment"), "entries", AttributeValue.fromL(nothing))),
                breach("no entry", set(booked(whole, "refund"), "entries", AttributeValue.fromL(List.of()))));
    }

    private static List<Breach> bookedPayments() {
        var booked = booked(paid, "payment");
        return List.of(
                breach("not booked", delete(booked)),
                breach("booked twice", put(copyOf(booked, Keys.ledgerTransaction(paid, Ids.next())))),
                breach("the payment is gone", delete(payment(paid))),
                breach("of another currency", set(booked, "currency", text("JPY"))),
                breach("of another order", set(booked, "entries[0].account", text("order:" + placed))),
                breach("of another provider", set(booked, "entries[1].account", text("cash:other"))),
                breach("of more to the order", add(booked, "entries[0].amount", 1)),
                breach("of more from the provider", add(booked, "entries[1].amount", -1)),
                breach("booked as a refund", set(booked, "kind", text("refund"))),
                breach("without the order", delete(order(placed)), put(paymentMovedTo(placed))));
    }

    private static List<Breach> bookedRefunds() {
        var booked = booked(whole, "refund");
        var payment = booked(whole, "payment");
        return List.of(
                breach("not booked", delete(booked)),
                breach("booked twice", put(copyOf(booked, Keys.ledgerTransaction(whole, Ids.next())))),
                breach("the refund is gone", delete(refund(whole, 2))),
                breach("of another refund", set(booked, "refundId", text(Ids.next()))),
                breach("said to be booked elsewhere", set(refund(whole, 2), "ledgerTransactionId", text(Ids.next()))),
                breach("of another currency", set(booked, "currency", text("JPY"))),
                breach("of another order", set(booked, "entries[0].account", text("order:" + placed))),
                breach("of another provider", set(booked, "entries[1].account", text("cash:other"))),
                breach("of less from the order", add(booked, "entries[0].amount", 1)),
                breach("of less to the provider", add(booked, "entries[1].amount", -1)),
                breach(
                        "said to be booked by what books the payment",
                        delete(booked),
                        set(refund(whole, 2), "ledgerTransactionId", text(idOf(payment)))),
                breach(
                        "without the order",
                        delete(order(placed)),
                        put(copyOf(refund(whole, 2), Keys.refund(placed, Ids.next())))));
    }

    private static List<Breach> accounts() {
        var booked = booked(paid, "payment");
        return List.of(
                breach("nothing booked", delete(booked)),
                breach("more booked", add(booked, "entries[0].amount", 1), add(booked, "entries[1].amount", -1)),
                breach("booked to another account", set(booked, "entries[0].account", text("cash:other"))),
                breach("the order is gone", delete(order(paid))),
                breach("another order's account", append(booked, "entries", transfer("order:" + placed))),
                breach("no order's account", append(booked, "entries", transfer("order:" + Ids.next()))));
    }

    private static List<Breach> keptBalances() {
        var balance = balanceOf(paid);
        var booked = booked(paid, "payment");
        return List.of(
                breach("more is kept", add(balance, "collected", 1)),
                breach("nothing is kept", delete(balance)),
                breach("kept for another provider", put(otherBalance())),
                breach("more was moved", add(booked, "entries[0].amount", 1), add(booked, "entries[1].amount", -1)),
                breach("a movement is gone", delete(booked)),
                breach("in another currency", set(booked, "currency", text("JPY"))));
    }

    private static List<Breach> keptStock() {
        return List.of(
                breach("more is there", add(stock(SOLD), "available", 1)),
                breach("more was supplied", add(stock(SOLD), "supplied", 1)),
                breach("stock is gone", delete(stock(SOLD))),
                breach("an order is gone", delete(order(sold))),
                breach("an order took more", add(order(sold), "lines[0].quantity", 1)),
                breach("an order took none", set(order(sold), "lines[0].takeStock", AttributeValue.fromBool(false))),
                breach("an order that took none took some", set(order(placed), "lines[0].takeStock", yes())),
                breach("a refund gave back nothing", remove(refund(sold, 2), "restocked")),
                breach("a refund gave back more", add(refund(sold, 2), "restocked[0].quantity", 1)),
                breach("another sku", set(refund(sold, 2), "restocked[0].sku", text("other"))),
                breach("a cancellation gave back nothing", set(order(calledOff), "status", text("placed"))));
    }

    private static List<Breach> externalIds() {
        return List.of(
                breach("external id of nobody", delete(items.the(OrderItems.EXTERNAL_ID_TYPE, "orderId", paid))),
                breach(
                        "external id of another order",
                        set(items.the(OrderItems.EXTERNAL_ID_TYPE, "orderId", paid), "orderId", text(placed))),
                breach("external id of two orders", set(order(free), "externalId", text("of-paid"))),
                breach("external id of an order that is gone", put(externalId(Ids.next()))),
                breach("external id of an order with another", put(externalId(paid))),
                breach("external id of an order with none", put(externalId(free))));
    }

    private static List<Breach> paymentReferences() {
        var held = items.the(OrderItems.PAYMENT_REFERENCE_TYPE, "orderId", paid);
        return List.of(
                breach("payment of nobody", delete(held)),
                breach("payment of another order", set(held, "orderId", text(partly))),
                breach("payment of two orders", put(paymentMovedTo(placed))),
                breach("payment of an order that is gone", put(paymentReference(Ids.next(), Ids.next()))),
                breach("payment of an order with another", put(paymentReference(paid, idOf(payment(paid))))),
                breach("payment of an order with none", put(paymentReference(placed, Ids.next()))));
    }

    private static List<Breach> refundReferences() {
        var id = idOf(refund(partly, 2));
        var held = items.the(RefundItems.REFERENCE_TYPE, "refundId", id);
        // Without a reference, which needs it too.
        var other = idOf(refund(partly, 3));
        return List.of(
                breach("refund not to be found by its id", delete(orderOf(other))),
                breach("refund to be found in another order", set(orderOf(id), "orderId", text(paid))),
                breach("refund that is gone", delete(refund(partly, 3))),
                breach("reference of nobody", delete(held)),
                breach("reference of another refund", set(held, "refundId", text(other))),
                breach("reference of two refunds", set(refund(partly, 3), "reference", text("of-partly"))),
                breach("reference of a refund that is gone", put(refundReference(partly, Ids.next()))),
                breach("reference of a refund with another", put(refundReference(partly, id))),
                breach("reference of a refund with none", put(refundReference(partly, other))));
    }

    private static List<Breach> slugs() {
        var held = items.the(TeamItems.SLUG_TYPE, "teamId", team);
        return List.of(
                breach("slug of nobody", delete(held)),
                breach("slug of another team", set(held, "teamId", text(otherTeam))),
                breach(
                        "slug of two teams",
                        set(team(otherTeam), "slug", text("team-" + owner)),
                        delete(items.the(TeamItems.SLUG_TYPE, "teamId", otherTeam))),
                breach("slug of a team that is gone", put(slug(Ids.next()))),
                breach("slug of a team with another", put(slug(team))));
    }

    private static List<Breach> hashes() {
        var held = items.first(ApiKeyItems.HASH_TYPE);
        var other = Item.of(Keys.apiKeyHash("other"), ApiKeyItems.HASH_TYPE);
        return List.of(
                breach("hash of an API key that is gone", set(held, "id", text(Ids.next()))),
                breach("an API key without its hash", delete(held)),
                breach("two hashes of an API key", put(other.with(ApiKeyItems.ID, held.get(ApiKeyItems.ID)))));
    }

    private static List<Breach> emails() {
        var held = items.the(UserItems.EMAIL_TYPE, "userId", owner);
        var lonersEmail = items.the(UserItems.EMAIL_TYPE, "userId", loner);
        var ownersKey = user(owner).get(UserItems.EMAIL_KEY);
        return List.of(
                breach("of nobody", delete(held)),
                breach("of another user", set(held, "userId", text(loner))),
                breach("of two users", set(user(loner), "emailKey", text(ownersKey)), delete(lonersEmail)),
                breach("of a user who is gone", put(email("blocked@example.org", Ids.next()))),
                breach("of a user with another", put(email("blocked@example.org", loner))),
                breach("of a user deleted since", set(user(loner), "deletedAt", number(1))));
    }

    private static List<Breach> owners() {
        var nobody = AttributeValue.fromL(List.of());
        var owners = AttributeValue.fromL(List.of(text(owner), text(loner)));
        return List.of(
                breach("none any more", set(membership(owner), "role", text("member"))),
                breach(
                        "none, and none said to be",
                        set(membership(owner), "role", text("member")),
                        set(team(team), "ownerIds", nobody)),
                breach("the one member is gone", delete(membership(owner))),
                breach("one not named", set(team(team), "ownerIds", nobody)),
                breach("one named who is none", set(team(team), "ownerIds", owners)),
                breach("another named", set(team(team), "ownerIds", AttributeValue.fromL(List.of(text(loner))))),
                breach("a membership in no team", delete(team(team))),
                breach(
                        "somebody who owns more than is counted",
                        put(TeamItems.membership(new Membership(team, loner, Role.OWNER, Instant.now())))));
    }

    private static List<Breach> counts() {
        return List.of(
                breach("one member more", add(team(team), "memberCount", 1), add(team(team), "seatsUsed", 1)),
                breach("one seat more", add(team(team), "seatsUsed", 1)),
                breach("more seats than allowed", set(team(team), "seatLimit", number(0))),
                breach("a seat of no invitation", delete(invitation())),
                breach("a seat of one that was revoked", set(invitation(), "status", text("revoked"))),
                breach(
                        "an invitation without its seat",
                        set(team(team), "pendingUntil", AttributeValue.fromL(List.of())),
                        add(team(team), "seatsUsed", -1)),
                breach("a seat until another time", add(invitation(), "invitedUntil", 1)),
                breach("a member not counted", put(member(loner))),
                breach("a member gone", delete(membership(owner))));
    }

    private static List<Breach> invitations() {
        var mark = items.the(InvitationItems.INVITED_TYPE, "invitationId", invitation);
        return List.of(
                breach("of a team that is gone", delete(team(team))),
                breach("no mark on the address", delete(mark)),
                breach("the mark of another", set(mark, "invitationId", text(Ids.next()))),
                breach("a mark, but no invitation", delete(invitation())),
                breach("a mark of one that was revoked", set(invitation(), "status", text("revoked"))),
                breach("a mark on another address", set(invitation(), "email", text("other@example.org"))));
    }

    private static List<Breach> cells() {
        var first = SlotItems.cells(slot).getFirst();
        var cell = items.the(SlotItems.CELL_TYPE, "pk", first.partition());
        var beyond = Keys.cell(slot.resourceId(), slot.endsAt());
        return List.of(
                breach("time that is not blocked", delete(cell)),
                breach("time of another slot", set(cell, "slotId", text(reserved.id()))),
                breach("time of no slot", set(cell, "slotId", text(Ids.next()))),
                breach("time that is not its own", put(SlotItems.cell(beyond, slot.id()))),
                breach("time of a slot that is closed", set(slot(slot), "status", text("closed"))));
    }

    private static List<Breach> versions() {
        var valid = items.first(ApiKeyItems.TYPE, it -> !it.containsKey("revokedAt"));
        var revoked = items.first(ApiKeyItems.TYPE, it -> it.containsKey("revokedAt"));
        return List.of(
                breach("an order's, not told", add(order(paid), "version", 1)),
                breach("a user's, not told", add(user(loner), "version", 1)),
                breach("a team's, not told", add(team(team), "version", 1)),
                breach("a team's, not in its audit", delete(items.first(TeamItems.AUDIT_TYPE))),
                breach("a slot's, not told", add(slot(slot), "version", 1)),
                breach("a slot told, but gone", delete(slot(slot))),
                breach("an API key's, not told", set(valid, "revokedAt", number(1))),
                breach("told, but not made", add(order(partly), "version", -1)),
                breach("told, but not revoked", remove(revoked, "revokedAt")),
                breach("an order told, but gone", delete(order(free))),
                breach("a user told, but gone", delete(user(loner))),
                breach("a team told, but gone", delete(team(team))),
                breach("an API key told, but gone", delete(valid)));
    }

    private static List<Breach> events() {
        var stranger = entryOf(loner, 1).values().get("events");
        return List.of(
                breach("of nothing", append(entryOf(loner, 1), "events", renamed(stranger))),
                breach("of nothing any more", set(entryOf(loner, 1), "events[0].subject", text("nothing"))),
                breach("of a version that is not there", add(entryOf(loner, 1), "events[0].version", 1)),
                breach("of none of the first", set(entryOf(partly, 2), "events[0].version", number(9))),
                breach("of one version twice, and not of the next", add(entryOf(partly, 2), "events[0].version", -1)),
                breach(
                        "of one version twice, and not of the last",
                        add(entryOf(partly, 3), "events[0].version", -1),
                        add(order(partly), "version", -1)));
    }

    private static List<Breach> lanes() {
        return List.of(
                breach("in a lane that was never registered", () -> {
                    var lane = firstEntryOfAnother().get(EventItems.LANE);
                    items.delete(items.the(FeedLog.LANE_TYPE, "lane", lane));
                }),
                breach("gone before any reader named it", () -> items.delete(firstEntryOfAnother())),
                breach("in such a lane, between two that are told", () -> {
                    var order = TestOrders.paid(instance(table).orders(), 100).id();
                    TestRefunds.refunded(instance(table).refunds(), order, TestRefunds.amount(1));
                    TestRefunds.refunded(instance(table).refunds(), order, TestRefunds.amount(1));
                    var lane = entryOf(order, 2).get(EventItems.LANE);
                    items.delete(items.the(FeedLog.LANE_TYPE, "lane", lane));
                }),
                breach("gone with a record of the log", () -> {
                    walk(table);
                    TestUsers.registered(instance(table).users());
                    walk(table);
                    items.delete(items.the(FeedLog.RECORD_TYPE, "sk", Keys.inOrder(1)));
                }),
                breach("gone after it was named", delete(entryOf(placed, 1))));
    }

    private static List<Breach> results() {
        var refund = idOf(refund(whole, 2));
        var revocation = request("revokeApiKey");
        var revoked = revocation.get(RequestItems.MADE);
        return List.of(
                breach("the order is gone", delete(order(placed))),
                breach("the refund is gone", delete(refund(whole, 2)), delete(orderOf(refund))),
                breach("the user is gone", delete(user(loner))),
                breach("the team is gone", delete(team(team))),
                breach("the API key is gone", delete(items.first(ApiKeyItems.TYPE))),
                breach("the invitation is gone", delete(invitation())),
                breach("the slot is gone", delete(slot(slot))),
                breach("it made nothing", set(request("registerUser"), "made", text(Ids.next()))),
                breach("it made something else", set(request("registerUser"), "made", text(placed))),
                breach("an operation unheard of", set(request("registerUser"), "operation", text("unheardOf"))),
                breach("a revocation never told", set(revocation, "made", text(Ids.next()))),
                breach("a revocation told as another", set(entryWith(revoked), "events[0].id", text(Ids.next()))));
    }

    private static List<Breach> requests() {
        var key = items.first(ApiKeyItems.TYPE);
        return List.of(
                breach("of an order", delete(requestOf(order(placed)))),
                breach("of a refund", delete(requestOf(refund(partly, 2)))),
                breach("of a user", delete(requestOf(user(loner)))),
                breach("of a team", delete(requestOf(team(team)))),
                breach("of an API key", delete(requestOf(key))),
                breach("of an invitation", delete(requestOf(invitation()))),
                breach("of a slot", delete(requestOf(slot(slot)))),
                breach("it made another", set(requestOf(user(loner)), "made", text(owner))),
                breach(
                        "it is another's",
                        set(user(loner), "request", text(user(owner).get(RequestItems.REQUESTED_BY)))));
    }

    private static Item order(UUID id) {
        return items.the(OrderItems.ORDER_TYPE, "id", id);
    }

    private static Item invitation() {
        return items.the(InvitationItems.TYPE, "id", invitation);
    }

    private static Item slot(Slot wanted) {
        return items.the(SlotItems.TYPE, "id", wanted.id());
    }

    private static Item stock(String sku) {
        return items.the(StockItems.TYPE, "sku", sku);
    }

    private static Item balanceOf(UUID order) {
        var key = Keys.balance(LedgerTransaction.shareOf(order), "stripe", "EUR");
        return items.first(
                LedgerItems.BALANCE_TYPE,
                it -> it.get("pk").s().equals(key.partition())
                        && it.get("sk").s().equals(key.sort()));
    }

    private static Item otherBalance() {
        return Item.of(Keys.balance(3, "other", "EUR"), LedgerItems.BALANCE_TYPE)
                .with(LedgerItems.BALANCE_PROVIDER, "other")
                .with(OrderItems.CURRENCY, "EUR")
                .with(LedgerItems.COLLECTED, BigInteger.ONE)
                .with(LedgerItems.MOVEMENTS, 1L);
    }

    private static Item payment(UUID order) {
        return items.the(OrderItems.PAYMENT_TYPE, "orderId", order);
    }

    private static Item booked(UUID order, String kind) {
        return items.first(
                LedgerItems.TYPE,
                it -> it.get("orderId").equals(text(order)) && it.get("kind").equals(text(kind)));
    }

    private static Item refund(UUID order, long version) {
        return items.first(
                RefundItems.TYPE,
                it -> it.get("orderId").equals(text(order))
                        && it.get("orderVersion").equals(number(version)));
    }

    private static Item orderOf(UUID refund) {
        return items.the(
                RefundItems.ORDER_OF_REFUND_TYPE,
                "pk",
                Keys.orderOfRefund(refund).partition());
    }

    private static Item user(UUID id) {
        return items.the(UserItems.TYPE, "id", id);
    }

    private static Item team(UUID id) {
        return items.the(TeamItems.TYPE, "id", id);
    }

    private static Item membership(UUID user) {
        return items.the(TeamItems.MEMBERSHIP_TYPE, "userId", user);
    }

    private static Item trial(UUID user) {
        return items.the(TeamItems.TRIAL_TYPE, "userId", user);
    }

    private static Item request(String operation) {
        return items.the(RequestItems.TYPE, "operation", operation);
    }

    private static Item requestOf(Item made) {
        return items.the(RequestItems.TYPE, "pk", made.get(RequestItems.REQUESTED_BY));
    }

    private static Item entryOf(UUID subject, long version) {
        return entryWith(it ->
                it.get("subject").equals(text(subject)) && it.get("version").equals(number(version)));
    }

    private static Item entryWith(UUID event) {
        return entryWith(it -> it.get("id").equals(text(event)));
    }

    private static Item entryWith(Predicate<Map<String, AttributeValue>> event) {
        return items.first(EventItems.TYPE, it -> it.get("events").l().stream().anyMatch(part -> event.test(part.m())));
    }

    /** Of an instance that has written two of them, which nobody has read yet. */
    private static Item firstEntryOfAnother() {
        var another = instance(table);
        var first = TestUsers.registered(another.users()).id();
        TestUsers.registered(another.users());
        return entryOf(first, 1);
    }

    private static Item externalId(UUID order) {
        return OrderItems.holder(Keys.externalId("blocked"), OrderItems.EXTERNAL_ID_TYPE, order);
    }

    private static Item paymentReference(UUID order, UUID payment) {
        return OrderItems.holder(Keys.paymentReference("stripe", "blocked"), OrderItems.PAYMENT_REFERENCE_TYPE, order)
                .with(OrderItems.ID, payment);
    }

    private static Item refundReference(UUID order, UUID refund) {
        return OrderItems.holder(Keys.refundReference("blocked"), RefundItems.REFERENCE_TYPE, order)
                .with(RefundItems.REFUND_ID, refund);
    }

    private static Item slug(UUID of) {
        return Item.of(Keys.slug("blocked"), TeamItems.SLUG_TYPE).with(TeamItems.TEAM_ID, of);
    }

    private static Item email(String key, UUID user) {
        return Item.of(Keys.email(key), UserItems.EMAIL_TYPE).with(UserItems.USER_ID, user);
    }

    private static Item member(UUID user) {
        return TeamItems.membership(new Membership(team, user, Role.MEMBER, Instant.now()));
    }

    private static Item paymentMovedTo(UUID order) {
        return copyOf(payment(paid), Keys.payment(order, Ids.next())).with(OrderItems.ORDER_ID, order);
    }

    /** With an id of its own, the one that its key ends with. */
    private static Item copyOf(Item item, Key key) {
        var values = new HashMap<>(item.values());
        values.putAll(key.values());
        return Item.of(values).with(OrderItems.ID, UUID.fromString(Keys.lastPart(key.sort())));
    }

    private static AttributeValue manyLines(int count) {
        var first = order(placed).values().get("lines").l().getFirst().m();
        return AttributeValue.fromL(IntStream.rangeClosed(1, count)
                .mapToObj(line -> {
                    var values = new HashMap<>(first);
                    values.put("line", number(line));
                    return AttributeValue.fromM(values);
                })
                .toList());
    }

    private static List<AttributeValue> lineOfRefund(long line) {
        return List.of(AttributeValue.fromM(Map.of("line", number(line), "quantity", number(1), "amount", number(1))));
    }

    private static List<AttributeValue> entry(String account, long amount) {
        return List.of(AttributeValue.fromM(Map.of("account", text(account), "amount", number(amount))));
    }

    /** Entries that sum to zero. */
    private static List<AttributeValue> transfer(String toAccount) {
        return Stream.of(entry(toAccount, 5), entry(LedgerTransaction.cashAccount("stripe"), -5))
                .flatMap(List::stream)
                .toList();
    }

    /** Events of a subject that is not there. */
    private static List<AttributeValue> renamed(AttributeValue events) {
        return events.l().stream()
                .map(event -> {
                    var values = new HashMap<>(event.m());
                    values.put("subject", text(Ids.next()));
                    return AttributeValue.fromM(values);
                })
                .toList();
    }

    private static UUID idOf(Item item) {
        return item.get(OrderItems.ID);
    }

    private static AttributeValue text(Object value) {
        return AttributeValue.fromS(value.toString());
    }

    private static AttributeValue yes() {
        return AttributeValue.fromBool(true);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static Breach breach(String name, Runnable... plant) {
        return new Breach(name, Arrays.asList(plant));
    }

    private static Runnable set(Item item, String path, AttributeValue value) {
        return () -> items.set(item, path, value);
    }

    private static Runnable add(Item item, String path, long more) {
        return () -> items.add(item, path, more);
    }

    private static Runnable append(Item item, String path, List<AttributeValue> more) {
        return () -> items.append(item, path, more);
    }

    private static Runnable remove(Item item, String path) {
        return () -> items.remove(item, path);
    }

    private static Runnable delete(Item item) {
        return () -> items.delete(item);
    }

    private static Runnable put(Item item) {
        return () -> items.put(item);
    }

    private static Set<String> brokenRules(IntegrityReport report) {
        return report.violations().stream().map(Violation::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static IntegrityReport walk(DynamoTable own) {
        return instance(own).integrity().walk();
    }

    /** Of the service: none shares its lanes with another. */
    private static Stores instance(DynamoTable own) {
        return own.stores(Pauses.DEADLINE);
    }

    /** The items behind the stores: found by their type, broken, and put back as they were. */
    private static final class Items {
        private final DynamoTable table;
        /** By key, as they were: empty where there was none. */
        private final Map<Key, Map<String, AttributeValue>> before = new HashMap<>();

        Items(DynamoTable table) {
            this.table = table;
        }

        Item the(String type, String attribute, Object value) {
            return first(type, it -> it.get(attribute).s().equals(value.toString()));
        }

        Item first(String type) {
            return first(type, any -> true);
        }

        Item first(String type, Predicate<Map<String, AttributeValue>> is) {
            return table
                    .client()
                    .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))
                    .items()
                    .stream()
                    .filter(values -> values.get("type").s().equals(type))
                    .filter(is)
                    .findFirst()
                    .map(Item::of)
                    .orElseThrow();
        }

        void set(Item item, String path, AttributeValue value) {
            update(item, "SET " + placeholders(path) + " = :value", path, value);
        }

        void add(Item item, String path, long more) {
            var it = placeholders(path);
            update(item, "SET " + it + " = " + it + " + :value", path, number(more));
        }

        void append(Item item, String path, List<AttributeValue> more) {
            var it = placeholders(path);
            update(item, "SET " + it + " = list_append(" + it + ", :value)", path, AttributeValue.fromL(more));
        }

        void remove(Item item, String path) {
            keep(item.key());
            table.client().updateItem(update -> update.tableName(table.name())
                    .key(item.key().values())
                    .updateExpression("REMOVE " + placeholders(path))
                    .expressionAttributeNames(names(path)));
        }

        void delete(Item item) {
            keep(item.key());
            table.client().deleteItem(delete -> delete.tableName(table.name())
                    .key(item.key().values()));
        }

        void put(Item item) {
            keep(item.key());
            write(item.values());
        }

        /** Many at once, for good. */
        void putAll(List<Item> all) {
            for (var from = 0; from < all.size(); from += MOST_PUTS) {
                var some = all.subList(from, Math.min(all.size(), from + MOST_PUTS)).stream()
                        .map(item -> WriteRequest.builder()
                                .putRequest(put -> put.item(item.values()))
                                .build())
                        .toList();
                var left = table.client().batchWriteItem(batch -> batch.requestItems(Map.of(table.name(), some)));
                assertThat(left.unprocessedItems()).isEmpty();
            }
        }

        void mend() {
            before.forEach((key, values) -> {
                if (values.isEmpty()) {
                    table.client()
                            .deleteItem(delete -> delete.tableName(table.name()).key(key.values()));
                } else {
                    write(values);
                }
            });
            before.clear();
        }

        private void update(Item item, String expression, String path, AttributeValue value) {
            keep(item.key());
            table.client().updateItem(update -> update.tableName(table.name())
                    .key(item.key().values())
                    .updateExpression(expression)
                    .expressionAttributeNames(names(path))
                    .expressionAttributeValues(Map.of(":value", value)));
        }

        private void write(Map<String, AttributeValue> values) {
            table.client().putItem(put -> put.tableName(table.name()).item(values));
        }

        private void keep(Key key) {
            before.computeIfAbsent(key, it -> table.client()
                    .getItem(get -> get.tableName(table.name()).key(it.values()).consistentRead(true))
                    .item());
        }

        /** {@code lines[0].amount} as {@code #lines[0].#amount}: some names are words of the language. */
        private static String placeholders(String path) {
            return "#" + path.replace(".", ".#");
        }

        private static Map<String, String> names(String path) {
            return Arrays.stream(path.split("\\."))
                    .map(part -> part.replaceAll("\\[\\d+]", ""))
                    .collect(Collectors.toMap(name -> "#" + name, name -> name));
        }
    }
}
