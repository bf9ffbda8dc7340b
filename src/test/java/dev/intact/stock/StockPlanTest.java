package dev.intact.stock;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.stock.AdjustStockResult.InsufficientStock;
import dev.intact.stock.AdjustStockResult.TooMuch;
import dev.intact.stock.AdjustStockResult.VersionMismatch;
import dev.intact.support.Seeds;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockPlanTest {
    private static final long MOST = 9_007_199_254_740_991L;
    private static final long VERSION = 7;

    private static NewAdjustment adjustment(Call call, long delta) {
        return new NewAdjustment(call, Ids.next(), "tea", delta, "counted");
    }

    private static Optional<AdjustStockResult> refusal(long available, long delta) {
        return StockPlan.refusal(available, VERSION, adjustment(call(TestStock.ADJUST), delta));
    }

    @Test
    void takes_the_last_piece_and_not_one_more() {
        assertThat(refusal(3, -3)).isEmpty();
        assertThat(refusal(3, -4)).contains(new InsufficientStock("tea", 4, 3));
        assertThat(refusal(0, -1)).contains(new InsufficientStock("tea", 1, 0));
        assertThat(refusal(0, -MOST)).contains(new InsufficientStock("tea", MOST, 0));
    }

    @Test
    void holds_as_much_as_every_reader_of_json_can_tell_and_no_more() {
        assertThat(refusal(0, MOST)).isEmpty();
        assertThat(refusal(MOST - 1, 1)).isEmpty();
        assertThat(refusal(MOST, 1)).contains(new TooMuch());
        assertThat(refusal(MOST, MOST)).contains(new TooMuch());
        assertThat(refusal(MOST, -MOST)).isEmpty();
    }

    @Test
    void judges_the_version_before_the_pieces() {
        var stale = ifMatch(call(TestStock.ADJUST), VERSION - 1);
        var fresh = ifMatch(call(TestStock.ADJUST), VERSION - 1, VERSION);

        for (var delta : new long[] {1, -4, MOST}) {
            assertThat(StockPlan.refusal(3, VERSION, adjustment(stale, delta))).contains(new VersionMismatch(VERSION));
        }
        assertThat(StockPlan.refusal(3, VERSION, adjustment(fresh, 1))).isEmpty();
    }

    @Test
    void refuses_exactly_what_would_leave_the_bounds() {
        Seeds.each(1_000, random -> {
            var available = random.nextLong(MOST + 1);
            var delta = random.nextLong(-MOST, MOST + 1);
            var left = BigInteger.valueOf(available).add(BigInteger.valueOf(delta));

            var expected = left.signum() < 0
                    ? Optional.of(new InsufficientStock("tea", -delta, available))
                    : Optional.of(new TooMuch()).filter(any -> left.compareTo(BigInteger.valueOf(MOST)) > 0);
            assertThat(refusal(available, delta)).isEqualTo(expected);
        });
    }
}
