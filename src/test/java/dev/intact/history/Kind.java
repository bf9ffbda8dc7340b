package dev.intact.history;

import dev.intact.support.Stores;
import java.util.function.Function;

/** Every kind of aggregate that has a model. */
public enum Kind {
    ORDER(OrderAggregate::make),
    STOCK(StockAggregate::make),
    TEAM(TeamAggregate::make),
    SLOT(SlotAggregate::make);

    private final Function<Stores, Aggregate<?, ?>> make;

    Kind(Function<Stores, Aggregate<?, ?>> make) {
        this.make = make;
    }

    Aggregate<?, ?> make(Stores stores) {
        return make.apply(stores);
    }
}
