package dev.intact.postgres;

import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.events.EventStore;
import dev.intact.events.EventStore.Filter;
import dev.intact.orders.Order;
import dev.intact.shared.Pauses;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An event of a transaction that began early and commits late has a place in the feed before those already there. */
@ServiceTest
class SlowTransactionTest {
    private static final Filter ALL = new Filter(null, null);

    private final DataSource dataSource = PostgresServer.dataSource();

    private Stores stores() {
        return PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    }

    @Test
    void is_waited_for_and_its_event_is_told_first() throws SQLException {
        var position = end();
        var slow = UUID.randomUUID().toString();
        Order fast;
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            record(connection, slow);
            fast = placed(stores().orders(), orderOf(1));

            var meanwhile = stores().events().read(position, ALL, 100);
            assertThat(meanwhile.events())
                    .as("what a reader may see before the slow one commits")
                    .isEmpty();
            position = meanwhile.position();

            connection.commit();
            connection.setAutoCommit(true);
        }

        assertThat(subjectsAfter(position)).containsExactly(slow, fast.id().toString());
        forget(slow);
    }

    @Test
    void is_ended_when_it_hangs_so_that_the_feed_goes_on() throws SQLException {
        var position = end();
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            record(connection, "hangs");
            var fast = placed(stores().orders(), orderOf(1)).id().toString();

            Awaitility.await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(subjectsAfter(position))
                    .containsExactly(fast));
        }
    }

    @Test
    void keeps_the_order_when_a_restore_has_reset_transaction_ids() throws SQLException {
        var position = end();
        var restored = UUID.randomUUID().toString();
        // As a dump from a cluster that was far ahead would leave it.
        execute("insert into event (tx, id, type, subject, subject_version, time, actor, data) values"
                + " ((pg_current_xact_id()::text::bigint + 1000000)::text::xid8, gen_random_uuid(), 'restored.event', '"
                + restored + "', 1, now(), 'test', '{}'); update feed set cluster = 'another'");
        var epoch = epoch();
        start();

        var after = placed(stores().orders(), orderOf(1)).id().toString();

        assertThat(subjectsAfter(position)).containsExactly(restored, after);
        assertThat(epoch()).isEqualTo(epoch + 1);
        start();
        assertThat(epoch()).as("the epoch after a start without a restore").isEqualTo(epoch + 1);
        forget(restored);
    }

    @Test
    void finds_rare_events_among_many_and_moves_on() throws SQLException {
        var begin = end();
        insert(12_000, "common.event", "many");
        insert(1, "rare.event", "rare");

        assertThat(readsUntilFound(begin, new Filter("rare.event", null))).isEqualTo(3);
        assertThat(readsUntilFound(begin, new Filter(null, "rare")))
                .as("by its subject")
                .isEqualTo(1);
        forget("many");
        forget("rare");
    }

    private void insert(int count, String type, String subject) throws SQLException {
        execute("insert into event (id, type, subject, subject_version, time, actor, data)"
                + " select gen_random_uuid(), '%s', '%s', n, now(), 'test', '{}' from generate_series(1, %d) n"
                        .formatted(type, subject, count));
    }

    private int readsUntilFound(String begin, Filter filter) {
        var position = begin;
        var reads = 0;
        var found = new ArrayList<String>();
        while (found.isEmpty() && reads < 10) {
            var read = stores().events().read(position, filter, 20);
            read.events().forEach(event -> found.add(event.subject()));
            position = read.position();
            reads++;
        }
        assertThat(found).containsExactly("rare");
        return reads;
    }

    private void start() {
        new PostgresEventStore(new Sql(() -> dataSource, Pauses.DEADLINE)).raiseEpochAfterRestore();
    }

    private int epoch() {
        return new Sql(() -> dataSource, Pauses.DEADLINE)
                .query("select epoch from feed", row -> row.getInt(1))
                .getFirst();
    }

    private String end() {
        var position = EventStore.START;
        while (true) {
            var read = stores().events().read(position, ALL, 100);
            position = read.position();
            if (read.events().size() < 100) {
                return position;
            }
        }
    }

    private List<String> subjectsAfter(String position) {
        var events =
                new ArrayList<Event>(stores().events().read(position, ALL, 100).events());
        return events.stream().map(Event::subject).toList();
    }

    private static void record(Connection connection, String subject) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into event (id, type, subject, subject_version, time, actor, data)
                values (gen_random_uuid(), 'slow.event', ?, 1, now(), 'test', '{}')""")) {
            statement.setString(1, subject);
            statement.execute();
        }
    }

    /** No resource stands behind this event, which the integrity of the other tests would notice. */
    private void forget(String subject) throws SQLException {
        execute("delete from event where subject = '" + subject + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
