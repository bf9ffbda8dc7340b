package dev.intact.history;

import static dev.intact.support.TestCalls.call;
import static dev.intact.support.TestCalls.ifMatch;

import dev.intact.history.Outcome.Did;
import dev.intact.history.Outcome.Done;
import dev.intact.history.Outcome.Told;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.TestOrders;
import dev.intact.shared.Call;
import dev.intact.stock.AdjustStockResult;
import dev.intact.stock.SetStockResult;
import dev.intact.stock.Stock;
import dev.intact.stock.TestStock;
import dev.intact.support.Stores;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The stock of one sku, set, adjusted, and taken from by orders. */
final class StockAggregate implements Aggregate<StockAggregate.State, StockAggregate.Command> {
    private static final int MOST = 6;

    sealed interface Command {
        /** @param version that it must have; empty for any */
        record Set(int available, Optional<Long> version) implements Command {}

        record Adjust(int delta, Optional<Long> version) implements Command {}

        record Take(int pieces) implements Command {}

        record Read() implements Command {}
    }

    record State(long available, long version) {}

    /** What orders took they are not told. */
    record Taken() implements Did {}

    record Changed(State now) implements Did {}

    private final String sku = "tea " + UUID.randomUUID();
    private final AtomicLong seen = new AtomicLong(1);

    private StockAggregate() {}

    static StockAggregate make(Stores stores) {
        var made = new StockAggregate();
        stores.setStock(made.sku, MOST);
        return made;
    }

    @Override
    public State initial() {
        return new State(MOST, 1);
    }

    @Override
    public Command next(Random dice) {
        var version = dice.nextInt(3) == 0 ? Optional.of(seen.get()) : Optional.<Long>empty();
        return switch (dice.nextInt(10)) {
            case 0, 1 -> new Command.Set(dice.nextInt(MOST), version);
            case 2, 3, 4 ->
                new Command.Adjust(dice.nextBoolean() ? 1 + dice.nextInt(MOST) : -1 - dice.nextInt(MOST), version);
            case 5, 6, 7 -> new Command.Take(1 + dice.nextInt(MOST / 2));
            default -> new Command.Read();
        };
    }

    @Override
    public Step<State> apply(State before, Command command) {
        return switch (command) {
            case Command.Set(int available, Optional<Long> version) ->
                isStale(before, version)
                        ? new Step<>(before, new SetStockResult.VersionMismatch(before.version))
                        : changed(before, available);
            case Command.Adjust(int delta, Optional<Long> version) ->
                isStale(before, version)
                        ? new Step<>(before, new AdjustStockResult.VersionMismatch(before.version))
                        : before.available + delta < 0
                                ? new Step<>(
                                        before, new AdjustStockResult.InsufficientStock(sku, -delta, before.available))
                                : changed(before, before.available + delta);
            case Command.Take(int pieces) ->
                before.available < pieces
                        ? new Step<>(before, new CreateOrderResult.InsufficientStock(sku, pieces, before.available))
                        : new Step<>(new State(before.available - pieces, before.version + 1), new Taken());
            case Command.Read() -> new Step<>(before, before);
        };
    }

    private static boolean isStale(State before, Optional<Long> version) {
        return version.filter(wanted -> wanted != before.version).isPresent();
    }

    private static Step<State> changed(State before, long available) {
        var now = new State(available, before.version + 1);
        return new Step<>(now, new Changed(now));
    }

    @Override
    public Command read() {
        return new Command.Read();
    }

    @Override
    public Attempt attempt(Command command) {
        return switch (command) {
            case Command.Set(int available, Optional<Long> version) -> {
                var call = calling(TestStock.SET, version);
                yield on -> outcome(TestStock.set(on.stock(), call, sku, available));
            }
            case Command.Adjust(int delta, Optional<Long> version) -> {
                var call = calling(TestStock.ADJUST, version);
                yield on -> outcome(TestStock.adjust(on.stock(), call, sku, delta));
            }
            case Command.Take(int pieces) -> {
                var call = call(TestOrders.OPERATION);
                var order = TestOrders.order(TestOrders.fromStock(sku, pieces));
                yield on -> outcome(TestOrders.place(on.orders(), call, order));
            }
            case Command.Read() -> on -> new Told(seen(on.stock().find(sku).orElseThrow()));
        };
    }

    private static Call calling(String operation, Optional<Long> version) {
        return version.map(wanted -> ifMatch(call(operation), wanted)).orElseGet(() -> call(operation));
    }

    private Outcome outcome(Object result) {
        return switch (result) {
            case SetStockResult.Set(Stock stock) -> new Told(new Changed(seen(stock)));
            case AdjustStockResult.Adjusted(Stock stock) -> new Told(new Changed(seen(stock)));
            case CreateOrderResult.Created created -> new Told(new Taken());
            case SetStockResult.Replayed again -> new Done();
            case AdjustStockResult.Replayed again -> new Done();
            case CreateOrderResult.Replayed again -> new Done();
            default -> new Told(result);
        };
    }

    private State seen(Stock stock) {
        seen.set(stock.version());
        return new State(stock.available(), stock.version());
    }
}
