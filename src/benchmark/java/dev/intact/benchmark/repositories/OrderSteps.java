package dev.intact.benchmark.repositories;

import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.InsufficientStock;
import dev.intact.orders.CreateOrderResult.KeyReused;
import dev.intact.orders.CreateOrderResult.Replayed;
import dev.intact.orders.CreateOrderResult.SkuNotTracked;
import dev.intact.orders.NewOrder;
import jakarta.inject.Singleton;

/** Places an order that is to be paid later, table by table. Whether that is one transaction is up to the caller. */
@Singleton
class OrderSteps {
    private final RequestRepository requests;
    private final OrderRepository orders;
    private final ItemRepository items;
    private final StockRepository stock;
    private final EventRepository events;

    OrderSteps(
            RequestRepository requests,
            OrderRepository orders,
            ItemRepository items,
            StockRepository stock,
            EventRepository events) {
        this.requests = requests;
        this.orders = orders;
        this.items = items;
        this.stock = stock;
        this.events = events;
    }

    CreateOrderResult place(NewOrder wanted) {
        var call = wanted.call();
        var known = requests.<CreateOrderResult>answer(call, kept -> new Replayed(kept.answer()), KeyReused::new);
        if (known.isPresent()) {
            return known.get();
        }
        var order = wanted.order();
        orders.insert(new SavedOrder(order));
        items.insertAll(order.items().stream()
                .map(item -> new SavedItem(order.id(), item))
                .toList());
        take(wanted);
        events.insertAll(wanted.events().stream().map(SavedEvent::new).toList());
        requests.insert(new SavedRequest(call, order.id(), wanted.answer()));
        return new Created(order, wanted.answer());
    }

    private void take(NewOrder wanted) {
        var pieces = wanted.stockToTake();
        if (pieces.isNone()) {
            return;
        }
        var rows = stock.findAllForUpdate(pieces.bySku().keySet());
        var found = rows.stream().map(row -> row.sku).toList();
        pieces.bySku().keySet().stream()
                .filter(sku -> !found.contains(sku))
                .findFirst()
                .ifPresent(sku -> {
                    throw new Refused(new SkuNotTracked(sku));
                });
        for (var row : rows) {
            var quantity = pieces.bySku().get(row.sku);
            if (row.available < quantity) {
                throw new Refused(new InsufficientStock(row.sku, quantity, row.available));
            }
            row.take(quantity, wanted.call().at());
        }
        stock.saveAll(rows);
    }
}
