package dev.intact.dynamodb;

import dev.intact.support.Stores;
import dev.intact.support.dynamodb.DynamoProxy;
import dev.intact.support.dynamodb.Effect;
import dev.intact.support.dynamodb.Effect.AnswerLost;
import dev.intact.support.dynamodb.Effect.CutBefore;
import dev.intact.support.dynamodb.Effect.Reply;
import dev.intact.support.dynamodb.Fault;
import dev.intact.walks.Dice;
import dev.intact.walks.Disturbed;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client with a proxy of its own, to a table that others use too. */
final class DisturbedDynamo implements Disturbed {
    private static final List<Effect> EFFECTS = List.of(
            new CutBefore(),
            new AnswerLost(),
            Reply.error(500, "InternalServerError", "planted"),
            Reply.error(400, "ThrottlingException", "planted"));

    /** More often than the SDK asks by itself, so that the store has to. */
    private static final int OFTEN = 4;

    private final DynamoProxy proxy;
    private final DynamoDbClient client;
    private final Stores stores;

    DisturbedDynamo(DynamoTable table) {
        proxy = new DynamoProxy(DynamoTable.TARGET);
        client = DynamoTable.client(proxy.endpoint());
        stores = table.storesBy(client);
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public String disturb(Dice dice) {
        var effect = dice.oneOf(EFFECTS);
        var times = dice.chance(80) ? 1 : OFTEN;
        proxy.arm(new Fault("TransactWriteItems", 1, times, effect));
        return effect + " x " + times;
    }

    @Override
    public boolean mend() {
        var isDone = !proxy.isArmed();
        proxy.reset();
        return isDone;
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
    }
}
