package dev.intact.walks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.cancellations.CancelOrderResult;
import dev.intact.ledger.Balance;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.stock.AdjustStockResult;
import dev.intact.stock.SetStockResult;
import dev.intact.support.Stores;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random walks of place, pay, refund, restock and cancel, each on a model in memory and on a database: whoever gives the
 * model's answers also gives those of every other database.
 *
 * <p>{@code test.walks} says how many, {@code test.seed} the seed of the first; each of the others has the next seed.
 */
public abstract class WalksContract {
    private static final int USUAL_WALKS = 150;
    private static final long USUAL_SEED = 1;
    private static final int WALKS = Integer.getInteger("test.walks", USUAL_WALKS);
    private static final long SEED = Long.getLong("test.seed", USUAL_SEED);

    private static final List<Class<?>> RESULTS = List.of(
            CreateOrderResult.class,
            RecordPaymentResult.class,
            RecordRefundResult.class,
            CancelOrderResult.class,
            SetStockResult.class,
            AdjustStockResult.class);

    protected abstract Stores stores();

    /** Stores of the same database for one walk. */
    protected abstract Disturbed disturbed();

    @Test
    void give_the_answers_of_the_model_and_leave_what_it_leaves() throws InterruptedException {
        var shops = new ShopWalks(this::disturbed, line -> new StoresShop(line.stores()));
        var walks = new Walks<>(shops);
        var expected = balances();

        walks.walk(SEED, WALKS);

        shops.moved().forEach((account, moved) -> expected.merge(account, moved, BigInteger::add));
        assertThat(balances()).isEqualTo(expected);
        assertThat(stores().integrity().walk().violations()).isEmpty();
        walks.tally().tell(getClass(), WALKS, SEED);
        if (SEED == USUAL_SEED && WALKS >= USUAL_WALKS) {
            assertThat(walks.tally().counts().keySet()).as("answers met").containsAll(kindsOfAnswer());
        }
    }

    private Map<String, BigInteger> balances() {
        var balances = new TreeMap<String, BigInteger>();
        for (Balance line : stores().ledger().balances()) {
            balances.put(line.account() + " " + line.currency(), line.balance());
        }
        return balances;
    }

    /** All but for more stock than can be counted: a walk would have to bring it all. */
    private static List<String> kindsOfAnswer() {
        return RESULTS.stream()
                .flatMap(result -> Stream.of(result.getPermittedSubclasses()))
                .filter(kind -> kind != AdjustStockResult.TooMuch.class)
                .map(Tally::kind)
                .toList();
    }
}
