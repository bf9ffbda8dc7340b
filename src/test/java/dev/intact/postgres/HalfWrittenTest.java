package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable;
import dev.intact.support.PostgresProxy.Cut;
import dev.intact.support.PostgresProxy.Moment;
import dev.intact.support.ServiceTest;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each step of each workflow is made to fail in turn: nothing may be half there, and the same key must then succeed. */
@ServiceTest
class HalfWrittenTest extends StoreContract {
    private final DataSource dataSource = PostgresServer.dataSource();

    @Override
    protected Stores stores() {
        return PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    }

    /** Gives up at the first failure, so that what it left can be seen before anything is tried again. */
    private Stores impatient() {
        return PostgresStores.on(() -> dataSource, Duration.ZERO);
    }

    @AfterEach
    void mend() {
        PostgresServer.proxy().reset();
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_whole_or_not_there_whichever_table_fails(Workflows workflow) throws SQLException {
        for (var table : tablesOf(workflow)) {
            var attempt = workflow.prepare(stores());
            var before = stores().everything();
            failOn(table);
            try {
                assertThatThrownBy(() -> attempt.apply(impatient())).isInstanceOf(StoreUnavailable.class);
            } finally {
                failNoMore(table);
            }
            assertNothingWasWritten(before, workflow + " failing on " + table);
            assertSucceedsOnce(attempt, workflow);
        }
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_whole_or_not_there_wherever_the_line_is_cut(Workflows workflow) {
        var statements = statementsOf(workflow);
        for (var moment : List.of(Moment.BEFORE_STATEMENT, Moment.AFTER_STATEMENT)) {
            for (var statement = 1; statement <= statements; statement++) {
                var attempt = workflow.prepare(stores());
                var before = stores().everything();
                cut(attempt, statement, moment);
                assertNothingWasWritten(before, workflow + " cut " + moment + " " + statement);
                assertSucceedsOnce(attempt, workflow);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void finds_what_was_written_when_the_answer_was_lost(Workflows workflow) {
        var attempt = workflow.prepare(stores());
        var before = stores().everything();
        cut(attempt, tripsOf(workflow), Moment.ANSWER_LOST);

        assertThat(changedSince(before)).contains("request", "event");
        assertThat(writingNothing(() -> attempt.apply(stores())).getClass().getSimpleName())
                .as("what a caller finds who asks again")
                .isEqualTo("Replayed");
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void tells_the_first_answer_itself_when_it_finds_its_own_write(Workflows workflow) {
        var attempt = workflow.prepare(stores());
        var undisturbed = attempt.apply(stores()).getClass();
        var disturbed = workflow.prepare(stores());

        PostgresServer.proxy().arm(new Cut(tripsOf(workflow), Moment.ANSWER_LOST));
        var result = disturbed.apply(stores());

        assertThat(PostgresServer.proxy().isArmed()).isFalse();
        assertThat(result.getClass()).isEqualTo(undisturbed);
    }

    private void cut(Workflows.Attempt attempt, int place, Moment moment) {
        PostgresServer.proxy().arm(new Cut(place, moment));
        assertThatThrownBy(() -> attempt.apply(impatient())).isInstanceOf(StoreUnavailable.class);
        assertThat(PostgresServer.proxy().isArmed()).as("the line was cut").isFalse();
    }

    private void assertNothingWasWritten(Map<String, String> before, String what) {
        assertThat(changedSince(before)).as("tables changed by %s", what).isEmpty();
    }

    private List<String> tablesOf(Workflows workflow) {
        var attempt = workflow.prepare(stores());
        var before = stores().everything();
        attempt.apply(stores());
        return changedSince(before);
    }

    private int statementsOf(Workflows workflow) {
        workflow.prepare(stores()).apply(stores());
        var attempt = workflow.prepare(stores());
        PostgresServer.proxy().reset();
        attempt.apply(stores());
        return Math.toIntExact(PostgresServer.proxy().statements());
    }

    /** Of the second time: the first may have needed a new connection. */
    private int tripsOf(Workflows workflow) {
        workflow.prepare(stores()).apply(stores());
        var attempt = workflow.prepare(stores());
        PostgresServer.proxy().reset();
        attempt.apply(stores());
        return Math.toIntExact(PostgresServer.proxy().roundTrips());
    }

    private void failOn(String table) throws SQLException {
        execute("""
                create or replace function fail() returns trigger language plpgsql as
                $$ begin raise exception 'planted' using errcode = 'disk_full'; end $$;
                create trigger planted before insert or update or delete on %s execute function fail()""".formatted(table));
    }

    private void failNoMore(String table) throws SQLException {
        execute("drop trigger planted on " + table);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
