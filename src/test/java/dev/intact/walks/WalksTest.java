package dev.intact.walks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Call;
import dev.intact.stock.Stock;
import dev.intact.walks.Command.Cancel;
import dev.intact.walks.ModelKeys.KeyReused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The walks themselves, without a database. */
class WalksTest {
    private static final int SOME = 50;

    @Test
    void the_same_seed_makes_the_same_walk_in_whatever_scope() {
        var one = new Scope("one", "one-1");
        var other = new Scope("other", "other-2");

        for (var seed = 1; seed <= SOME; seed++) {
            assertThat(other.plain(WalkPlan.of(seed, other).toString()))
                    .isEqualTo(one.plain(WalkPlan.of(seed, one).toString()));
        }
    }

    @Test
    void the_model_makes_no_difference_to_itself() throws InterruptedException {
        new Walks<>(new ShopWalks(() -> Disturbed.NONE, any -> new ModelShop())).walk(1, SOME);
    }

    @Test
    void a_difference_is_told_with_its_seed_and_the_shortest_way_to_it() {
        var walks = new Walks<>(new ShopWalks(() -> Disturbed.NONE, any -> new WithoutCancellation(new ModelShop())));

        assertThatThrownBy(() -> walks.walk(1, SOME))
                .hasMessageContaining("-Dtest.seed=")
                .hasMessageContaining("but was  KeyReused[]")
                .satisfies(difference -> assertThat(shortest(difference.getMessage()))
                        .hasSizeLessThanOrEqualTo(2)
                        .last()
                        .asString()
                        .contains("Cancel[order="));
    }

    private static List<String> shortest(String told) {
        return told.substring(told.indexOf("The shortest"))
                .lines()
                .filter(line -> line.matches("\\d+\\. .*"))
                .toList();
    }

    private record WithoutCancellation(Shop shop) implements Shop {
        @Override
        public Object answer(Call call, Command command) {
            return command instanceof Cancel ? new KeyReused() : shop.answer(call, command);
        }

        @Override
        public OrderSeen order(String name) {
            return shop.order(name);
        }

        @Override
        public Optional<Stock> stock(String sku) {
            return shop.stock(sku);
        }

        @Override
        public List<Order> ordersOf(String customer, OrderStatus status) {
            return shop.ordersOf(customer, status);
        }
    }
}
