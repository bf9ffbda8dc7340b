package dev.intact.dynamodb;

import dev.intact.history.HistoriesContract;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import dev.intact.support.dynamodb.DynamoProxy;
import dev.intact.support.dynamodb.Effect;
import dev.intact.support.dynamodb.Effect.AnswerLost;
import dev.intact.support.dynamodb.Effect.CutBefore;
import dev.intact.support.dynamodb.Effect.Stall;
import dev.intact.support.dynamodb.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoHistoriesTest extends HistoriesContract {
    /** A caller that gives up so soon finds its write done later, by nobody's leave. */
    private static final Duration PATIENCE = Duration.ofMillis(60);

    private static final List<Effect> EFFECTS =
            List.of(new AnswerLost(), new Stall(PATIENCE.multipliedBy(2)), new CutBefore());
    /** More than a test writes. */
    private static final int MOST_FAULTS = 2_000;

    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Stores stores = table.direct(Pauses.DEADLINE);

    @AutoClose
    private final DynamoProxy line = new DynamoProxy(table.proxy().endpoint());

    @AutoClose
    private final DynamoDbClient hasty =
            DynamoTable.client(line.endpoint(), override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallAttemptTimeout(PATIENCE)
                    .apiCallTimeout(PATIENCE));

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected Stores losing() {
        for (var write = 1; write <= MOST_FAULTS; write++) {
            line.arm(new Fault("TransactWriteItems", write, 1, EFFECTS.get(write % EFFECTS.size())));
        }
        return new DynamoStores(() -> new Table(() -> hasty, table.name(), Duration.ZERO, new Lanes()));
    }
}
