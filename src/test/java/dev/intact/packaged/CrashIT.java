package dev.intact.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Proof;
import dev.intact.support.Proof.Line;
import dev.intact.support.ServiceOnDynamo;
import dev.intact.support.dynamodb.DynamoServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Killed again and again in the middle of mixed load, on a store that lives through all of it: what was acknowledged is
 * there, what was not settles by its key, and no rule is broken.
 *
 * <p>{@code test.crashes} says how often, {@code test.seed} what decides who is killed and when.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {
    private static final int USUAL_CRASHES = 30;
    private static final long USUAL_SEED = 1;
    private static final int CRASHES = Integer.getInteger("test.crashes", USUAL_CRASHES);
    private static final long SEED = Long.getLong("test.seed", USUAL_SEED);

    /** Each is killed in its turn: half of the time of a crash is spent waiting. */
    private static final int SERVICES = 2;

    /** One of two instances is killed so many times less often. */
    private static final int RARER_ON_DYNAMODB = 6;

    private static final int MOST_CRASHES_UNTIL_A_LOSS = 5;

    /** Starts sooner, and does not need to run for long. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m";

    @ParameterizedTest(name = "service {0}")
    @ValueSource(ints = {0, 1})
    void loses_and_doubles_nothing_whoever_is_killed(int number) {
        var ordeal = new Ordeal(SEED + number);
        try (var service = aService().start()) {
            ordeal.begin(service);
            var victims = new ArrayDeque<Victim>();
            for (var i = number; i < CRASHES; i += SERVICES) {
                var victim = next(victims, ordeal.random());
                ordeal.crash(List.of(service), killed -> victim.strike(service, killed));
                assertThat(ordeal.findings(service))
                        .as("after crash %d of seed %d, of %s", i, SEED, victim)
                        .isEmpty();
            }
            assertThat(ordeal.allFindings(service)).as("in the end").isEmpty();
        }
        tell("postgresql-" + number, ordeal);
    }

    @Test
    void loses_and_doubles_nothing_when_one_of_two_instances_is_killed() {
        var ordeal = new Ordeal(SEED);
        try (var dynamo = DynamoServer.start();
                var one = aService(dynamo).start();
                var other = aService(dynamo).start()) {
            ordeal.begin(one);
            for (var i = 0; i < Math.max(1, CRASHES / RARER_ON_DYNAMODB); i++) {
                var victim = i % 2 == 0 ? one : other;
                ordeal.crash(List.of(one, other), killed -> {
                    victim.kill();
                    killed.run();
                });
                assertThat(ordeal.findings(i % 2 == 0 ? other : one))
                        .as("while one is gone")
                        .isEmpty();
                victim.start();
            }
            assertThat(ordeal.allFindings(one)).as("in the end").isEmpty();
        }
        tell("dynamodb", ordeal);
    }

    @Test
    void would_find_what_is_lost_if_a_commit_were_not_on_disk_when_it_is_answered() throws SQLException {
        var ordeal = new Ordeal(SEED);
        try (var service = aService().start()) {
            ordeal.begin(service);
            answerBeforeItIsOnDisk(service);
            List<String> findings = List.of();
            for (var i = 0; i < MOST_CRASHES_UNTIL_A_LOSS && findings.isEmpty(); i++) {
                ordeal.crash(List.of(service), killed -> Victim.ALL.strike(service, killed));
                findings = ordeal.findings(service);
            }
            assertThat(ordeal.found()).as("acknowledged writes that were found").isLessThan(ordeal.acknowledged());
            assertThat(findings).isNotEmpty();
        }
    }

    /** The role's own setting is above that of the command line, which the service gives; sessions take it when they begin. */
    private static void answerBeforeItIsOnDisk(PackagedService service) throws SQLException {
        try (var connection = DriverManager.getConnection(service.jdbcUrl(), "intact", service.password());
                var statement = connection.createStatement()) {
            statement.execute("alter role intact set synchronous_commit = off");
            statement.execute("alter system set wal_writer_delay = '10s'");
            statement.execute("alter system set wal_writer_flush_after = '1GB'");
        }
        service.stop();
        service.start();
    }

    private static PackagedService aService() {
        return new PackagedService(PackagedService.newFolder()).with("JAVA_TOOL_OPTIONS", SHORT_LIVED);
    }

    private static PackagedService aService(DynamoServer dynamo) {
        return aService().with(ServiceOnDynamo.settings(dynamo.endpoint())).with("INTACT_DYNAMODB_TABLE", "crashes");
    }

    /** Each before any comes again; more often those after whom the service goes on by itself, which takes less time. */
    private static Victim next(Deque<Victim> victims, Random random) {
        if (victims.isEmpty()) {
            var shuffled = new ArrayList<>(List.of(Victim.values()));
            shuffled.addAll(List.of(Victim.POSTMASTER, Victim.POSTGRESQL));
            Collections.shuffle(shuffled, random);
            victims.addAll(shuffled);
        }
        return victims.pop();
    }

    private static void tell(String store, Ordeal ordeal) {
        var source = "CrashIT." + store;
        Proof.tell(Line.CRASHES, source, ordeal.crashes());
        Proof.tell(Line.ACKNOWLEDGED, source, ordeal.acknowledged());
        Proof.tell(Line.FOUND, source, ordeal.found());
        Proof.tell(Line.SETTLED, source, ordeal.settled());
        System.out.printf(
                "%d crashes on %s from seed %d: %d writes acknowledged, %d found, %d without an answer settled%n",
                ordeal.crashes(), store, SEED, ordeal.acknowledged(), ordeal.found(), ordeal.settled());
    }
}
