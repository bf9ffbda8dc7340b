package dev.intact.dynamodb;

import dev.intact.orders.OrderStatus;
import dev.intact.shared.Call;
import dev.intact.shared.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every key there is, drawn in {@code package-info}. */
final class Keys {
    private static final String ORDER = "ORDER";
    private static final String REFUND = "REFUND";
    private static final String PAYMENT = "PAYMENT";
    static final String STOCK = "STOCK";
    private static final String USER = "USER";
    private static final String TEAM = "TEAM";
    private static final String API_KEY = "APIKEY";
    private static final String SLOT = "SLOT";

    /** What a key of the sort begins with, in the partition of an order. */
    static final String PAYMENTS = PAYMENT + "#";

    static final String REFUNDS = REFUND + "#";
    static final String LEDGER = "LEDGER#";
    /** Likewise in the partition of a user. */
    static final String MEMBERSHIPS = "MEMBER#";

    /** Likewise in the partition of a team. */
    static final String INVITATIONS = "INVITATION#";

    static final String AUDIT = "AUDIT#";

    /** The partitions of the event feed. */
    static final String LANES = "LANES";

    static final String LOG = "LOG";
    private static final String LANE = "LANE";

    /** A list of a whole kind is spread over this many partitions, so that none is hot. */
    static final int SHARES = 8;

    private Keys() {}

    static String orderPartition(UUID id) {
        return joined(ORDER, id);
    }

    static Key order(UUID id) {
        return new Key(orderPartition(id), ORDER);
    }

    static Key payment(UUID orderId, UUID id) {
        return new Key(orderPartition(orderId), PAYMENTS + id);
    }

    static Key refund(UUID orderId, UUID id) {
        return new Key(orderPartition(orderId), REFUNDS + id);
    }

    static Key ledgerTransaction(UUID orderId, UUID id) {
        return new Key(orderPartition(orderId), LEDGER + id);
    }

    /** Says which order a refund is of. */
    static Key orderOfRefund(UUID id) {
        return new Key(joined(REFUND, id), REFUND);
    }

    /** Of the refund that an {@link #orderOfRefund} item finds. */
    static Key refundOf(Item orderOfRefund) {
        var id = UUID.fromString(lastPart(orderOfRefund.key().partition()));
        return refund(orderOfRefund.get(OrderItems.ORDER_ID), id);
    }

    static Key externalId(String externalId) {
        return new Key(joined("EXTERNAL", externalId), ORDER);
    }

    static Key paymentReference(String provider, String reference) {
        return new Key(joined(PAYMENT, provider, reference), PAYMENT);
    }

    static Key refundReference(String reference) {
        return new Key(joined("REFERENCE", reference), REFUND);
    }

    static String balancePartition(int share) {
        return joined("BALANCE", share);
    }

    static Key balance(int share, String provider, String currency) {
        return new Key(balancePartition(share), joined(currency, provider));
    }

    static Key stock(String sku) {
        return new Key(joined(STOCK, sku), STOCK);
    }

    static String userPartition(UUID id) {
        return joined(USER, id);
    }

    static Key user(UUID id) {
        return new Key(userPartition(id), USER);
    }

    static Key membership(UUID userId, UUID teamId) {
        return new Key(userPartition(userId), MEMBERSHIPS + teamId);
    }

    static Key trial(UUID userId) {
        return new Key(userPartition(userId), "TRIAL");
    }

    static Key email(String emailKey) {
        return new Key(joined("EMAIL", emailKey), USER);
    }

    static Key team(UUID id) {
        return new Key(teamPartition(id), TEAM);
    }

    static String teamPartition(UUID id) {
        return joined(TEAM, id);
    }

    static Key invitation(UUID teamId, UUID id) {
        return new Key(teamPartition(teamId), INVITATIONS + id);
    }

    /** Says which invitation of an address is pending. */
    static Key invited(UUID teamId, String emailKey) {
        return new Key(joined(TEAM, teamId, "INVITED", emailKey), "INVITED");
    }

    /** What was told of one version of a team. */
    static Key audit(UUID teamId, long version) {
        return new Key(teamPartition(teamId), AUDIT + inOrder(version));
    }

    static Key slot(UUID id) {
        return new Key(joined(SLOT, id), SLOT);
    }

    /** A quarter of an hour of a resource. */
    static Key cell(String resourceId, Instant start) {
        return new Key(joined("CELL", resourceId), Json.time(start));
    }

    static Key slug(String slug) {
        return new Key(joined("SLUG", slug), TEAM);
    }

    static Key apiKey(UUID id) {
        return new Key(joined(API_KEY, id), API_KEY);
    }

    static Key apiKeyHash(String hash) {
        return new Key(joined("KEYHASH", hash), API_KEY);
    }

    static Key request(Call call) {
        return new Key(joined("REQUEST", call.caller(), call.operation(), call.key()), RequestItems.SORT);
    }

    static Key setting(String name) {
        return new Key(joined("SETTING", name), "SETTING");
    }

    static Key lane(UUID lane) {
        return new Key(LANES, lane.toString());
    }

    static String lanePartition(UUID lane) {
        return joined(LANE, lane);
    }

    static Key entry(UUID lane, long number) {
        return new Key(lanePartition(lane), inOrder(number));
    }

    static Key logRecord(long number) {
        return new Key(LOG, inOrder(number));
    }

    /** A number whose text sorts as it does. */
    static String inOrder(long number) {
        return "%012d".formatted(number);
    }

    /** The lists in which a kind, or one of its states, is told: spread, so that none is hot. */
    private static List<String> spread(IntFunction<String> list) {
        return IntStream.range(0, SHARES).mapToObj(list).toList();
    }

    static String ordersList(int share) {
        return joined("ORDERS", share);
    }

    static List<String> allOrders() {
        return spread(Keys::ordersList);
    }

    static String ordersOf(String customerId) {
        return joined("CUSTOMER", customerId);
    }

    static String ordersIn(OrderStatus status, int share) {
        return joined("ORDERS", status.code(), share);
    }

    static List<String> allOrdersIn(OrderStatus status) {
        return spread(share -> ordersIn(status, share));
    }

    static String stockList(int share) {
        return joined(STOCK, share);
    }

    static List<String> allStock() {
        return spread(Keys::stockList);
    }

    static String usersList(int share) {
        return joined("USERS", share);
    }

    static List<String> allUsers() {
        return spread(Keys::usersList);
    }

    static String membersOf(UUID teamId) {
        return joined("MEMBERS", teamId);
    }

    static String slotsOf(String resourceId, LocalDate day) {
        return joined("SLOTS", resourceId, day);
    }

    static String dueList(int share) {
        return joined("DUE", share);
    }

    static List<String> allDue() {
        return spread(Keys::dueList);
    }

    static String apiKeysList(int share) {
        return joined("APIKEYS", share);
    }

    static List<String> allApiKeys() {
        return spread(Keys::apiKeysList);
    }

    /** @param listed an id, or a sku */
    static int shareOf(Object listed) {
        return Math.floorMod(listed.hashCode(), SHARES);
    }

    /** Of a partition that belongs to one id, the id. */
    static String lastPart(String partition) {
        return partition.substring(partition.lastIndexOf('#') + 1);
    }

    /** Parts are escaped, for texts of callers may hold the separator too: no two lists of parts make the same key. */
    private static String joined(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part.toString().replace("%", "%25").replace("#", "%23"))
                .collect(Collectors.joining("#"));
    }
}
