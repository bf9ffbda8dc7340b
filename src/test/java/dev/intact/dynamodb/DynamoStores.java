package dev.intact.dynamodb;

import dev.intact.accounts.AccountStore;
import dev.intact.cancellations.CancellationStore;
import dev.intact.events.EventStore;
import dev.intact.integrity.IntegrityStore;
import dev.intact.ledger.LedgerStore;
import dev.intact.orders.OrderStore;
import dev.intact.refunds.RefundStore;
import dev.intact.security.ApiKeyStore;
import dev.intact.shared.Turns;
import dev.intact.slots.SlotStore;
import dev.intact.stock.StockStore;
import dev.intact.support.Stores;
import dev.intact.sweeper.DueStore;
import dev.intact.teams.InvitationStore;
import dev.intact.teams.MemberStore;
import dev.intact.teams.SubscriptionStore;
import dev.intact.teams.TeamStore;
import dev.intact.users.UserStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stores of one instance of the service, on DynamoDB. */
final class DynamoStores implements Stores {
    private final Supplier<Table> ofAnInstance;
    private final Table table;
    private final Lists lists;
    private final FeedLog log;
    private final Turns turns = new Turns();

    /** @param ofAnInstance the table, as one more instance of the service uses it */
    DynamoStores(Supplier<Table> ofAnInstance) {
        this.ofAnInstance = ofAnInstance;
        this.table = ofAnInstance.get();
        this.lists = new Lists(table);
        this.log = new FeedLog(table);
    }

    private Decisions decisions() {
        return new Decisions(table, turns);
    }

    @Override
    public StockStore stock() {
        return new DynamoStockStore(table, lists, decisions());
    }

    @Override
    public OrderStore orders() {
        return new DynamoOrderStore(table, lists, decisions(), turns);
    }

    @Override
    public CancellationStore cancellations() {
        return new DynamoCancellationStore(decisions());
    }

    @Override
    public RefundStore refunds() {
        return new DynamoRefundStore(table, lists, decisions());
    }

    @Override
    public LedgerStore ledger() {
        return new DynamoLedgerStore(table, lists);
    }

    @Override
    public UserStore users() {
        return new DynamoUserStore(table, lists, decisions());
    }

    @Override
    public TeamStore teams() {
        return new DynamoTeamStore(table);
    }

    private TeamChanges teamChanges() {
        return new TeamChanges(decisions(), new TeamLooks(table));
    }

    @Override
    public InvitationStore invitations() {
        return new DynamoInvitationStore(table, lists, teamChanges());
    }

    @Override
    public MemberStore members() {
        return new DynamoMemberStore(table, lists, teamChanges());
    }

    @Override
    public SubscriptionStore subscriptions() {
        return new DynamoSubscriptionStore(teamChanges());
    }

    @Override
    public AccountStore accounts() {
        return new DynamoAccountStore(table, decisions());
    }

    @Override
    public SlotStore slots() {
        return new DynamoSlotStore(table, lists, decisions());
    }

    @Override
    public DueStore due() {
        return new DynamoDueStore(lists);
    }

    @Override
    public EventStore events() {
        return new DynamoEventStore(table, log);
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new DynamoApiKeyStore(table, lists);
    }

    @Override
    public IntegrityStore integrity() {
        return new DynamoIntegrityStore(table, log, Clock.systemUTC(), Duration.ofMillis(300));
    }

    @Override
    public Stores ofAnotherInstance() {
        return new DynamoStores(ofAnInstance);
    }

    @Override
    public Duration listsLag() {
        return Duration.ofSeconds(1);
    }

    /** By type of item. What readers of events write down among themselves is nobody's effect. */
    @Override
    public Map<String, String> everything() {
        return table.once(
                "everything",
                dynamo ->
                        dynamo
                                .scanPaginator(
                                        scan -> scan.tableName(table.name()).consistentRead(true))
                                .items()
                                .stream()
                                .filter(values -> !values.get("type").s().equals(FeedLog.RECORD_TYPE))
                                .collect(Collectors.groupingBy(
                                        values -> values.get("type").s(),
                                        TreeMap::new,
                                        Collectors.mapping(
                                                DynamoStores::text,
                                                Collectors.collectingAndThen(Collectors.toList(), all -> all.stream()
                                                        .sorted()
                                                        .collect(Collectors.joining("\n")))))));
    }

    private static String text(Map<String, AttributeValue> values) {
        var told = new TreeMap<>(values);
        told.remove(FeedLog.NEXT.name());
        return told.toString();
    }
}
