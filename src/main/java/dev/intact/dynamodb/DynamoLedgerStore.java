package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.ledger.Balance;
import dev.intact.ledger.LedgerStore;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoLedgerStore implements LedgerStore {
    private final Table table;
    private final Lists lists;

    DynamoLedgerStore(Table table, Lists lists) {
        this.table = table;
        this.lists = lists;
    }

    @Override
    public Page<LedgerTransaction> transactionsOf(UUID orderId, Page.Request page) {
        return lists.inPartition(
                Keys.orderPartition(orderId), Keys.LEDGER, page, LedgerItems::transaction, LedgerTransaction::id);
    }

    @Override
    public List<Balance> balances() {
        return Balance.of(IntStream.range(0, LedgerTransaction.SHARES)
                .mapToObj(share -> table.inOrder(Keys.balancePartition(share), null, Integer.MAX_VALUE))
                .flatMap(List::stream)
                .map(LedgerItems::collected)
                .toList());
    }

    @Override
    public Optional<Balance> balanceOf(UUID orderId) {
        return table.get(Keys.order(orderId))
                .map(OrderItems::order)
                .map(order -> Balance.ofOrder(order.id(), order.currency(), order.refundable()));
    }
}
