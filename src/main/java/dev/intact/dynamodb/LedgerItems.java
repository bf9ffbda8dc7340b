package dev.intact.dynamodb;

import dev.intact.ledger.Balance.Collected;
import dev.intact.ledger.LedgerTransaction;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/** Ledger transactions, each in the partition of its order: put once, never changed. And the balances that they move. */
final class LedgerItems {
    static final String TYPE = "ledger_transaction";
    static final String BALANCE_TYPE = "balance";

    static final Attribute<String> BALANCE_PROVIDER = Attribute.text("provider");
    static final Attribute<BigInteger> COLLECTED = Attribute.sum("collected");
    /** How many movements it is the sum of. While this stays the same, so does the sum. */
    static final Attribute<Long> MOVEMENTS = Attribute.number("movements");

    private static final Attribute<LedgerTransaction.Kind> KIND =
            Attribute.code("kind", LedgerTransaction.Kind::code, LedgerTransaction.Kind::of);
    private static final Attribute<UUID> REFUND_ID = Attribute.id("refundId").optional();
    private static final Attribute<List<LedgerTransaction.Entry>> ENTRIES =
            Attribute.itemList("entries", LedgerItems::entry, LedgerItems::entry);
    private static final Attribute<String> ACCOUNT = Attribute.text("account");

    private LedgerItems() {}

    private static Item item(LedgerTransaction transaction) {
        return Item.of(Keys.ledgerTransaction(transaction.orderId(), transaction.id()), TYPE)
                .with(OrderItems.ID, transaction.id())
                .with(KIND, transaction.kind())
                .with(OrderItems.ORDER_ID, transaction.orderId())
                .with(REFUND_ID, transaction.refundId())
                .with(OrderItems.CURRENCY, transaction.currency())
                .with(ENTRIES, transaction.entries())
                .with(OrderItems.CREATED_AT, transaction.createdAt());
    }

    static LedgerTransaction transaction(Item item) {
        item.as(TYPE);
        return new LedgerTransaction(
                item.get(OrderItems.ID),
                item.get(KIND),
                item.get(OrderItems.ORDER_ID),
                item.get(REFUND_ID),
                item.get(OrderItems.CURRENCY),
                item.get(ENTRIES),
                item.get(OrderItems.CREATED_AT));
    }

    private static Item entry(LedgerTransaction.Entry entry) {
        return Item.part().with(ACCOUNT, entry.account()).with(OrderItems.AMOUNT, entry.amount());
    }

    private static LedgerTransaction.Entry entry(Item part) {
        return new LedgerTransaction.Entry(part.get(ACCOUNT), part.get(OrderItems.AMOUNT));
    }

    /** Writes a movement of money and moves the balance, as steps of the workflow that moves it. */
    static void book(AtomicWrite<?> write, LedgerTransaction transaction) {
        write.put(item(transaction));
        write.change(balance(transaction));
    }

    /** Of the part that the order belongs to; the first payment makes it. */
    private static Change balance(LedgerTransaction booked) {
        var provider = booked.provider();
        var share = LedgerTransaction.shareOf(booked.orderId());
        return Change.ofNewToo(Item.of(Keys.balance(share, provider, booked.currency()), BALANCE_TYPE)
                        .with(BALANCE_PROVIDER, provider)
                        .with(OrderItems.CURRENCY, booked.currency()))
                .sum(COLLECTED, BigInteger.valueOf(booked.collected()))
                .sum(MOVEMENTS, 1L);
    }

    static Collected collected(Item item) {
        item.as(BALANCE_TYPE);
        return new Collected(item.get(BALANCE_PROVIDER), item.get(OrderItems.CURRENCY), item.get(COLLECTED));
    }
}
