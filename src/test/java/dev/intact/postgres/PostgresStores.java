package dev.intact.postgres;

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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** The stores on PostgreSQL, with a deadline of the test's choice. */
record PostgresStores(Sql sql, Optional<Turns> turns) implements Stores {
    /** Its calls do not queue, so that each meets the others only in the database. */
    static PostgresStores on(Supplier<DataSource> dataSource, Duration deadline) {
        return new PostgresStores(new Sql(dataSource, deadline), Optional.empty());
    }

    /** Its calls on one aggregate queue, as within one instance of the service. */
    static PostgresStores queueing(Supplier<DataSource> dataSource, Duration deadline) {
        return new PostgresStores(new Sql(dataSource, deadline), Optional.of(new Turns()));
    }

    private Reads reads() {
        return new Reads(sql);
    }

    private Decisions decisions() {
        return new Decisions(sql, reads(), turns.orElseGet(Turns::new));
    }

    @Override
    public StockStore stock() {
        return new PostgresStockStore(sql, reads());
    }

    @Override
    public OrderStore orders() {
        return new PostgresOrderStore(sql, reads(), decisions());
    }

    @Override
    public CancellationStore cancellations() {
        return new PostgresCancellationStore(decisions());
    }

    @Override
    public RefundStore refunds() {
        return new PostgresRefundStore(sql, reads(), decisions());
    }

    @Override
    public LedgerStore ledger() {
        return new PostgresLedgerStore(sql, reads());
    }

    @Override
    public UserStore users() {
        return new PostgresUserStore(sql, reads(), decisions());
    }

    @Override
    public TeamStore teams() {
        return new PostgresTeamStore(sql, reads());
    }

    private TeamChanges teamChanges() {
        return new TeamChanges(decisions());
    }

    @Override
    public InvitationStore invitations() {
        return new PostgresInvitationStore(teamChanges(), reads());
    }

    @Override
    public MemberStore members() {
        return new PostgresMemberStore(teamChanges(), sql);
    }

    @Override
    public SubscriptionStore subscriptions() {
        return new PostgresSubscriptionStore(teamChanges());
    }

    @Override
    public AccountStore accounts() {
        return new PostgresAccountStore(decisions());
    }

    @Override
    public SlotStore slots() {
        return new PostgresSlotStore(sql, reads(), decisions());
    }

    @Override
    public DueStore due() {
        return new PostgresDueStore(sql);
    }

    @Override
    public EventStore events() {
        return new PostgresEventStore(sql);
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new PostgresApiKeyStore(sql, reads());
    }

    @Override
    public IntegrityStore integrity() {
        return new PostgresIntegrityStore(sql);
    }

    @Override
    public Stores ofAnotherInstance() {
        return new PostgresStores(sql, turns.map(its -> new Turns()));
    }

    @Override
    public Duration listsLag() {
        return Duration.ZERO;
    }

    @Override
    public void awaitFeed() {
        var end = snapshot("xmax");
        Awaitility.await().until(() -> snapshot("xmin") >= end);
    }

    private long snapshot(String bound) {
        return sql.query("select pg_snapshot_" + bound + "(pg_current_snapshot())::text", row -> row.getLong(1))
                .getFirst();
    }

    @Override
    public Map<String, String> everything() {
        var everything = new TreeMap<String, String>();
        for (var told : sql.query(digests(), row -> new String[] {row.getString(1), row.getString(2)})) {
            everything.put(told[0], told[1]);
        }
        return everything;
    }

    /** One number a table, that any change of any row changes: the rows themselves would take seconds. */
    private String digests() {
        return sql.query("""
                        select tablename from pg_tables
                        where schemaname = 'public' and tablename <> 'flyway_schema_history'""", row -> row.getString(1)).stream()
                .map(
                        "select '%1$s', count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %1$s t"
                                ::formatted)
                .collect(Collectors.joining(" union all "));
    }
}
