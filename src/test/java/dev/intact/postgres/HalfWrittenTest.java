package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable;
import dev.intact.support.PostgresProxy.Cut;
import dev.intact.support.PostgresProxy.Moment;
import dev.intact.support.Proof;
import dev.intact.support.ServiceTest;
import dev.intact.support.StoreContract;
import dev.intact.support.StoreServer;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Each step of each workflow is made to fail in turn: nothing may be half there, and the same key must then succeed. */
@ServiceTest
class HalfWrittenTest extends StoreContract {
    private static PlantedFaults planted;

    private final DataSource dataSource = PostgresServer.dataSource();

    private static final Duration HASTE = Duration.ofMillis(250);

    /** What the database itself may say to any statement. */
    private enum Failure {
        ERROR("XX000", IllegalStateException.class),
        DEADLOCK("40P01", StoreUnavailable.class),
        SERIALIZATION_FAILURE("40001", StoreUnavailable.class),
        LOCK_TIMEOUT("55P03", StoreUnavailable.class),
        DISK_FULL("53100", StoreUnavailable.class);

        static final Set<Failure> MAY_PASS = EnumSet.complementOf(EnumSet.of(ERROR));

        final String sqlState;
        final Class<? extends Throwable> told;

        Failure(String sqlState, Class<? extends Throwable> told) {
            this.sqlState = sqlState;
            this.told = told;
        }
    }

    @BeforeAll
    static void plant() throws SQLException {
        planted = new PlantedFaults(PostgresServer.dataSource());
    }

    @AfterAll
    static void remove() throws SQLException {
        planted.close();
    }

    @Override
    protected Stores stores() {
        return PostgresStores.on(() -> dataSource, Pauses.DEADLINE);
    }

    /** Gives up at the first failure, so that what it left can be seen before anything is tried again. */
    private Stores impatient() {
        return PostgresStores.on(() -> dataSource, Duration.ZERO);
    }

    /** All that is there is compared after each fault. */
    @BeforeEach
    void empty() {
        StoreServer.empty();
    }

    @AfterEach
    void mend() {
        PostgresServer.proxy().reset();
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_whole_or_not_there_whichever_statement_fails(Workflows workflow) throws SQLException {
        var faults = 0;
        for (var statement : statementsOf(workflow)) {
            var attempt = workflow.prepare(stores());
            var before = stores().everything();
            for (var failure : Failure.values()) {
                planted.arm(statement, failure.sqlState, 1);
                assertThatThrownBy(() -> attempt.apply(impatient())).isInstanceOf(failure.told);
                planted.disarm();
                assertNothingWasWritten(before, workflow + " with " + failure + " at " + statement);
                faults++;
            }
            assertSucceedsOnce(attempt, workflow);
        }
        Proof.tell(Proof.Line.STATEMENT_FAULTS, workflow.name(), faults);
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void tries_again_by_itself_what_was_rolled_back_through_no_fault_of_its_own(Workflows workflow)
            throws SQLException {
        var last = statementsOf(workflow).getLast();
        var undisturbed = workflow.prepare(stores()).apply(stores()).getClass();
        for (var failure : Failure.MAY_PASS) {
            var attempt = workflow.prepare(stores());
            planted.arm(last, failure.sqlState, 1);

            assertThat(attempt.apply(stores()).getClass()).as("%s", failure).isEqualTo(undisturbed);

            planted.disarm();
            assertReplayed(attempt);
        }
        Proof.tell(Proof.Line.STATEMENT_FAULTS, workflow + "-again", Failure.MAY_PASS.size());
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_whole_or_not_there_wherever_the_line_is_cut(Workflows workflow) {
        var statements = sentBy(workflow);
        for (var moment : List.of(Moment.BEFORE_STATEMENT, Moment.AFTER_STATEMENT)) {
            for (var statement = 1; statement <= statements; statement++) {
                var attempt = workflow.prepare(stores());
                var before = stores().everything();
                cut(attempt, statement, moment);
                assertNothingWasWritten(before, workflow + " cut " + moment + " " + statement);
                assertSucceedsOnce(attempt, workflow);
            }
        }
        Proof.tell(Proof.Line.WIRE_FAULTS, workflow + "-cut", 2 * statements);
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void finds_what_was_written_when_the_answer_was_lost(Workflows workflow) {
        var attempt = workflow.prepare(stores());
        var before = stores().everything();
        cut(attempt, tripsOf(workflow), Moment.ANSWER_LOST);

        assertThat(changedSince(before)).contains("request", "event");
        assertReplayed(attempt);
        Proof.tell(Proof.Line.WIRE_FAULTS, workflow + "-lost", 1);
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

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_whole_or_not_there_when_the_line_stands_still(Workflows workflow) {
        var trips = tripsOf(workflow, hasty());
        var attempt = workflow.prepare(stores());
        var before = stores().everything();

        stall(attempt, trips, Moment.REQUEST_HELD);
        assertNothingWasWritten(before, workflow + " held back");
        stall(attempt, trips, Moment.ANSWER_HELD);

        assertReplayed(attempt);
        Proof.tell(Proof.Line.WIRE_FAULTS, workflow + "-held", 2);
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void does_not_mind_segments_of_one_byte(Workflows workflow) {
        var undisturbed = workflow.prepare(stores()).apply(stores()).getClass();
        var attempt = workflow.prepare(stores());

        PostgresServer.proxy().oneByteAtATime();

        assertThat(attempt.apply(stores()).getClass()).isEqualTo(undisturbed);
        Proof.tell(Proof.Line.WIRE_FAULTS, workflow + "-bytes", 1);
    }

    /** Does not wait for an answer as long as the service would. */
    private Stores hasty() {
        var waiting = PostgresServer.lead(
                new PGSimpleDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        var connection = super.getConnection();
                        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(HASTE.toMillis()));
                        return connection;
                    }
                },
                PostgresServer.proxy());
        return PostgresStores.on(() -> waiting, Duration.ZERO);
    }

    private void stall(Workflows.Attempt attempt, int trip, Moment moment) {
        PostgresServer.proxy().arm(new Cut(trip, moment));
        assertThatThrownBy(() -> attempt.apply(hasty())).isInstanceOf(StoreUnavailable.class);
        assertThat(PostgresServer.proxy().isArmed()).as("the line stood still").isFalse();
        PostgresServer.proxy().letGo();
    }

    private void cut(Workflows.Attempt attempt, int place, Moment moment) {
        PostgresServer.proxy().arm(new Cut(place, moment));
        assertThatThrownBy(() -> attempt.apply(impatient())).isInstanceOf(StoreUnavailable.class);
        assertThat(PostgresServer.proxy().isArmed()).as("the line was cut").isFalse();
    }

    private void assertNothingWasWritten(Map<String, String> before, String what) {
        assertThat(changedSince(before)).as("tables changed by %s", what).isEmpty();
    }

    private List<PlantedFaults.Statement> statementsOf(Workflows workflow) throws SQLException {
        var attempt = workflow.prepare(stores());
        return planted.statementsOf(() -> attempt.apply(stores()));
    }

    private int sentBy(Workflows workflow) {
        workflow.prepare(stores()).apply(stores());
        var attempt = workflow.prepare(stores());
        PostgresServer.proxy().reset();
        attempt.apply(stores());
        return Math.toIntExact(PostgresServer.proxy().statements());
    }

    /** Of the second time: the first may have needed a new connection. */
    private int tripsOf(Workflows workflow) {
        return tripsOf(workflow, stores());
    }

    private int tripsOf(Workflows workflow, Stores by) {
        workflow.prepare(by).apply(by);
        var attempt = workflow.prepare(stores());
        PostgresServer.proxy().reset();
        attempt.apply(by);
        return Math.toIntExact(PostgresServer.proxy().roundTrips());
    }
}
