package dev.intact.walks;

import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.DuplicateExternalId;
import dev.intact.orders.CreateOrderResult.DuplicatePayment;
import dev.intact.orders.Order;
import dev.intact.orders.OrderRequest;
import dev.intact.orders.OrderRequest.ItemRequest;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.Payment;
import dev.intact.orders.RecordPaymentResult;
import dev.intact.orders.RecordPaymentResult.AmountNotDue;
import dev.intact.orders.RecordPaymentResult.OrderNotPayable;
import dev.intact.shared.Call;
import dev.intact.walks.ModelKeys.VersionMismatch;
import dev.intact.walks.Shop.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Places orders and takes their payments. */
final class ModelPayments {
    private final Supplier<UUID> ids;
    private final ModelStock stock;
    private final Map<String, UUID> externalIds = new HashMap<>();
    private final Map<String, UUID> references = new HashMap<>();

    ModelPayments(Supplier<UUID> ids, ModelStock stock) {
        this.ids = ids;
        this.stock = stock;
    }

    Optional<Object> mismatch(OrderRequest wanted) {
        var total = total(wanted);
        return Optional.ofNullable(wanted.payment())
                .filter(payment -> payment.amount().longValueExact() != total)
                .map(payment -> new Invalid("amount-mismatch", Map.of("total", total)));
    }

    Object place(Call call, OrderRequest wanted, Consumer<ModelOrder> placed) {
        var payment = wanted.payment();
        if (externalIds.containsKey(wanted.externalId())) {
            return new DuplicateExternalId(externalIds.get(wanted.externalId()));
        }
        if (payment != null && references.containsKey(name(payment))) {
            return new DuplicatePayment(references.get(name(payment)));
        }
        var pieces = fromStock(wanted);
        return stock.lacking(pieces).orElseGet(() -> {
            stock.take(pieces, call.at());
            var order = order(wanted, call.at());
            if (wanted.externalId() != null) {
                externalIds.put(wanted.externalId(), order.now().id());
            }
            if (payment != null) {
                record(order, payment, call.at());
            }
            placed.accept(order);
            return new Created(
                    order.now(), ModelKeys.made("/v1/orders/" + order.now().id(), order.now()));
        });
    }

    Object pay(Call call, ModelOrder order, PaymentRequest wanted) {
        var now = order.now();
        if (ModelKeys.isStale(call, now.version())) {
            return new VersionMismatch(now.version());
        }
        if (now.status() != OrderStatus.PLACED) {
            return new OrderNotPayable(now.status());
        }
        if (wanted.amount().longValueExact() != now.total()) {
            return new AmountNotDue(now.total());
        }
        if (references.containsKey(name(wanted))) {
            return new RecordPaymentResult.DuplicatePayment(references.get(name(wanted)));
        }
        order.become(OrderStatus.PAID, now.total(), call.at());
        return new RecordPaymentResult.Recorded(record(order, wanted, call.at()));
    }

    private Payment record(ModelOrder order, PaymentRequest payment, Instant at) {
        references.put(name(payment), order.now().id());
        return order.pay(payment, at);
    }

    private static String name(PaymentRequest payment) {
        return payment.provider() + " " + payment.reference();
    }

    private ModelOrder order(OrderRequest wanted, Instant at) {
        var total = total(wanted);
        var isPaid = wanted.payment() != null || total == 0;
        var paid = isPaid ? total : 0;
        return new ModelOrder(
                ids,
                new Order(
                        ids.get(),
                        wanted.externalId(),
                        wanted.customerId(),
                        isPaid ? OrderStatus.PAID : OrderStatus.PLACED,
                        wanted.currency(),
                        total,
                        paid,
                        0,
                        paid,
                        items(wanted),
                        wanted.metadata(),
                        1,
                        at,
                        at));
    }

    private static List<Order.Item> items(OrderRequest wanted) {
        var items = new ArrayList<Order.Item>();
        for (var item : wanted.items()) {
            items.add(new Order.Item(
                    items.size() + 1,
                    item.sku(),
                    item.quantity().intValueExact(),
                    item.unitAmount().longValueExact(),
                    discount(item),
                    amount(item),
                    isFromStock(item),
                    0,
                    0));
        }
        return items;
    }

    private static long total(OrderRequest wanted) {
        return wanted.items().stream().mapToLong(ModelPayments::amount).sum();
    }

    private static long amount(ItemRequest item) {
        return item.quantity().multiply(item.unitAmount()).longValueExact() - discount(item);
    }

    private static long discount(ItemRequest item) {
        return item.discountAmount() == null ? 0 : item.discountAmount().longValueExact();
    }

    private static boolean isFromStock(ItemRequest item) {
        return item.takeStock() != null && item.takeStock();
    }

    private static SortedMap<String, Integer> fromStock(OrderRequest wanted) {
        var pieces = ModelStock.nothing();
        wanted.items().stream()
                .filter(ModelPayments::isFromStock)
                .forEach(item -> pieces.merge(item.sku(), item.quantity().intValueExact(), Integer::sum));
        return pieces;
    }
}
