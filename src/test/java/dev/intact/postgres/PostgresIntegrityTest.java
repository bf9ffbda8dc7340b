package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.integrity.IntegrityReport.Violation;
import dev.intact.integrity.Rule;
import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.Workflows;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Breaks each rule in a copy of the tables without their constraints, for the real ones would not let it. */
@ServiceTest
class PostgresIntegrityTest {
    /** Whatever stands in the way of breaking a rule is left out, but what the walk itself looks up by. */
    private static final String COPY = """
            create schema broken;
            do $$ declare t text; begin
                for t in select tablename from pg_tables where schemaname = 'public' loop
                    execute format('create table broken.%1$I as select * from public.%1$I', t);
                end loop;
            end $$;
            alter table broken.orders add primary key (id);
            alter table broken.users add primary key (id);
            alter table broken.team add primary key (id);
            alter table broken.ledger_transaction add primary key (id)""";

    private static final String MEND = """
            do $$ declare t text; begin
                for t in select tablename from pg_tables where schemaname = 'broken' loop
                    execute format('delete from broken.%1$I; insert into broken.%1$I select * from public.%1$I', t);
                end loop;
            end $$""";

    @BeforeAll
    static void copyTables() throws SQLException {
        var stores = PostgresStores.on(PostgresServer::dataSource, Pauses.DEADLINE);
        List.of(Workflows.values()).forEach(workflow -> workflow.prepare(stores).apply(stores));
        execute(COPY);
    }

    @AfterAll
    static void dropCopies() throws SQLException {
        execute("drop schema broken cascade");
    }

    @Test
    void finds_nothing_wrong_with_what_the_workflows_wrote() {
        assertThat(walk()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void finds_a_planted_breach(Rule rule) throws SQLException {
        for (var breach : breachesOf(rule)) {
            execute("set search_path = broken, public; begin; " + breach + "; commit; set search_path = public");

            assertThat(walk()).as(breach).contains(rule.code());

            execute(MEND);
        }
    }

    private static List<String> breachesOf(Rule rule) {
        return switch (rule) {
            case STORED_READABLE -> List.of("update orders set metadata = 'x'", "update event set data = ''");
            case ORDER_HAS_ITEMS ->
                List.of(
                        "delete from order_item where order_id = (select min(id::text)::uuid from orders)",
                        "delete from order_item where line = 2",
                        "update order_item set line = line + 1");
            case ORDER_TOTAL_IS_ITS_ITEMS ->
                List.of(
                        "update orders set total = total + 1",
                        "update order_item set amount = amount + 1",
                        "update order_item set unit_amount = unit_amount + 1");
            case ORDER_STATUS_FITS_MONEY ->
                List.of(
                        "update orders set status = 'paid' where status = 'placed'",
                        "update orders set status = 'refunded' where status = 'partially_refunded'",
                        "update orders set status = 'paid' where status = 'partially_refunded'",
                        "update orders set status = 'cancelled' where status = 'paid'");
            case ORDER_PAID_IS_ITS_PAYMENTS ->
                List.of(
                        "delete from payment",
                        "update payment set amount = amount + 1",
                        "update payment set currency = 'JPY'");
            case ORDER_REFUNDED_IS_ITS_REFUNDS ->
                List.of(
                        "update orders set refunded = refunded + 1 where refunded > 0",
                        "delete from refund",
                        "update refund set currency = 'JPY'");
            case LINE_REFUNDED_IS_ITS_REFUNDS ->
                List.of(
                        "update order_item set refunded_quantity = refunded_quantity + 1",
                        "update order_item set refunded_amount = refunded_amount + 1",
                        "delete from refund_line");
            case REFUND_TELLS_RUNNING_TOTAL ->
                List.of(
                        "update refund set refunded = refunded + 1, refundable = refundable - 1",
                        "update refund set order_status = 'refunded' where refundable > 0");
            case LEDGER_BALANCED ->
                List.of(
                        "update ledger_entry set amount = amount + 1 where position = 1",
                        "delete from ledger_entry where position = 2");
            case LEDGER_BOOKS_EACH_PAYMENT ->
                List.of(
                        "delete from ledger_transaction where kind = 'payment'",
                        "update ledger_entry set account = 'cash:other' where account like 'cash:%'",
                        "delete from payment");
            case LEDGER_BOOKS_EACH_REFUND ->
                List.of(
                        "delete from ledger_transaction where kind = 'refund'",
                        "update ledger_entry set account = 'cash:other' where account like 'cash:%'",
                        "update ledger_transaction set currency = 'JPY'");
            case LEDGER_EQUALS_ORDER ->
                List.of("delete from ledger_entry where account like 'order:%'", "delete from orders where paid > 0");
            case BALANCE_IS_ITS_LEDGER ->
                List.of(
                        "update ledger_balance set collected = collected + 1",
                        "delete from ledger_balance",
                        "insert into ledger_balance values ('other', 'EUR', 3, 1)",
                        "update ledger_balance set share = (share + 1) % 16");
            case STOCK_IS_WHAT_IS_LEFT ->
                List.of(
                        "update stock set available = available + 1",
                        "update stock set supplied = supplied + 1",
                        "delete from stock",
                        "update order_item set take_stock = not take_stock",
                        "update refund set restock = false",
                        "update orders set status = 'paid' where status = 'cancelled'",
                        "update orders set status = 'cancelled' where status = 'placed'");
            case STOCK_NOT_NEGATIVE -> List.of("update stock set available = -1");
            case UNIQUE_VALUE_HELD ->
                List.of(
                        "update orders set external_id = 'the same'",
                        "update payment set provider = 'the same', reference = 'the same'",
                        "update refund set reference = 'the same'",
                        "update team set slug = 'the same'",
                        "update api_key set hash = 'the same'");
            case USER_EMAIL_UNIQUE -> List.of("update users set email_key = 'the same'");
            case USER_TEAM_COUNT -> List.of("update users set team_count = team_count + 1");
            case TEAM_HAS_OWNER ->
                List.of(
                        "update membership set role = 'member'",
                        "delete from membership",
                        "update team set owner_ids = '{}'",
                        "update team set owner_ids = owner_ids || gen_random_uuid()");
            case TEAM_COUNTS ->
                List.of(
                        "update team set member_count = member_count + 1",
                        "update team set seats_used = seats_used + 1",
                        "update team set seat_limit = 0",
                        "update team set seats_used = seats_used + 1, pending_until = pending_until || now()",
                        "update team set seats_used = member_count, pending_until = '{}'",
                        "delete from invitation where status = 'pending'",
                        "update invitation set status = 'revoked' where status = 'pending'");
            case TEAM_HAS_SUBSCRIPTION ->
                List.of(
                        "update team set trial_ends_at = null",
                        "update team set period_ends_at = now()",
                        "update team set subscription_status = 'active' where subscription_status = 'trialing'",
                        "update team set subscription_status = 'expired' where subscription_status = 'active'");
            case TEAM_TRIAL_MARKED -> List.of("delete from trial");
            case MEMBER_EXISTS -> List.of("delete from users", "update users set deleted_at = now()");
            case INVITATION_OF_TEAM ->
                List.of(
                        "update invitation set status = 'pending', email_key = 'the same', team_id = (select id from team limit 1)",
                        "delete from team");
            case SLOT_OVERLAP ->
                List.of(
                        "update slot set resource_id = 'the same', starts_at = now(), ends_at = now() + interval '1 hour'");
            case SLOT_HELD_BY_RESERVATION ->
                List.of(
                        "update slot set reservation_id = null",
                        "update slot set code_hash = null",
                        "update slot set status = 'reserved'");
            case DUE_WHEN_IT_LAPSES ->
                List.of(
                        "update team set lapses_at = null",
                        "update team set lapses_at = now()",
                        "update invitation set lapses_at = null",
                        "update slot set lapses_at = ends_at where status = 'reserved'",
                        "update slot set lapses_at = null");
            case EVENT_FOR_EACH_VERSION ->
                List.of(
                        "delete from event where type = 'slot.created'",
                        "delete from slot",
                        "delete from event where type = 'order.placed'",
                        "delete from event where type = 'refund.recorded'",
                        "update users set version = version + 1",
                        "update event set subject = 'nothing'",
                        "delete from event where type = 'api_key.revoked'",
                        "delete from event where type = 'order.cancelled'",
                        "delete from event where type = 'stock.set'",
                        "delete from stock",
                        "update event set subject_version = 9 where type = 'stock.adjusted'");
            case REQUEST_HAS_RESULT ->
                List.of(
                        "delete from orders",
                        "delete from refund",
                        "delete from users",
                        "delete from team",
                        "delete from api_key",
                        "delete from invitation",
                        "delete from slot",
                        "delete from event where type = 'user.deleted'",
                        "delete from event where type = 'slot.unattended'",
                        "delete from event where type = 'subscription.expired'",
                        "delete from event where type = 'stock.set'",
                        "delete from event where type = 'stock.adjusted'",
                        "delete from event where type = 'order.cancelled'",
                        "delete from event where type = 'order.paid'",
                        "update request set operation = 'unheardOf'");
            case RESULT_HAS_REQUEST ->
                List.of(
                        "delete from request",
                        "update request set made = gen_random_uuid()",
                        "delete from request where operation = 'cancelOrder'",
                        "delete from request where operation = 'inviteMember'",
                        "delete from request where operation = 'createSlot'");
        };
    }

    private Set<String> walk() {
        var copies = PostgresServer.lead(new PGSimpleDataSource());
        copies.setCurrentSchema("broken,public");
        return new PostgresIntegrityStore(new Sql(() -> copies, Pauses.DEADLINE))
                .walk().violations().stream().map(Violation::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void execute(String statements) throws SQLException {
        try (var connection = PostgresServer.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
