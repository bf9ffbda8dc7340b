package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.ledger.LedgerStore;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoLedgerStore implements LedgerStore {
    private final Lists lists;

    DynamoLedgerStore(Lists lists) {
        this.lists = lists;
    }

    @Override
    public Page<LedgerTransaction> transactionsOf(UUID orderId, Page.Request page) {
        return lists.inPartition(
                Keys.orderPartition(orderId), Keys.LEDGER, page, OrderItems::ledgerTransaction, LedgerTransaction::id);
    }
}
