package dev.intact.support.dynamodb;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of its own for each test, in which everything is seen at once, with one empty table. */
abstract class DynamoTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    DynamoServer server;
    DynamoCalls dynamo;

    @BeforeEach
    void start_the_server() {
        server = DynamoServer.start();
        server.behave(Behaviour.QUICK);
        dynamo = DynamoCalls.to(server.endpoint());
        dynamo.ok("CreateTable", DynamoCalls.CREATE_TABLE);
    }

    @AfterEach
    void stop_the_server() {
        server.close();
    }

    static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
