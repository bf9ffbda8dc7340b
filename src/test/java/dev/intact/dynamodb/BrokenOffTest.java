package dev.intact.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Pauses;
import dev.intact.support.Crowd;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A call that takes too long is broken off by another thread, in the middle of whatever the client is doing. */
class BrokenOffTest {
    private static final int CALLS = 800;
    /** Shortest and longest patience, about as long as an answer takes. */
    private static final int STEP_MICROS = 500;

    private static final int STEPS = 8;

    @AutoClose
    private final DynamoTable table = new DynamoTable();

    @AutoClose
    private final DynamoDbClient client =
            DynamoTable.client(DynamoTable.TARGET, override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));

    @Test
    void is_a_failure_that_can_be_judged_wherever_it_was() {
        var stored = new Table(() -> client, table.name(), Pauses.DEADLINE, new Lanes());
        var met = new ConcurrentHashMap<String, Integer>();

        Crowd.each(
                IntStream.range(0, CALLS).boxed().toList(),
                i -> met.merge(answer(stored, STEP_MICROS * (1 + i % STEPS)), 1, Integer::sum));

        assertThat(met).containsKey("SdkException").containsOnlyKeys("answered", "SdkException");
    }

    private static String answer(Table stored, int micros) {
        var patience = Duration.ofNanos(micros * 1_000L);
        try {
            stored.once(
                    "look",
                    dynamo -> dynamo.getItem(get -> get.tableName(stored.name())
                            .key(Map.copyOf(Keys.setting("none").values()))
                            .overrideConfiguration(override -> override.apiCallAttemptTimeout(patience))));
            return "answered";
        } catch (SdkException e) {
            return "SdkException";
        } catch (RuntimeException e) {
            return e + " of " + e.getCause();
        }
    }
}
