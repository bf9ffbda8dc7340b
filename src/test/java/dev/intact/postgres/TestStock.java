package dev.intact.postgres;

import dev.intact.support.Stores;

/** Stock as a test needs it. */
final class TestStock {
    private TestStock() {}

    static void set(Stores stores, String sku, int available) {
        ((PostgresStores) stores)
                .sql()
                .query(
                        "insert into stock (sku, available, version, updated_at) values (?, ?, 1, now()) returning sku",
                        row -> row.getString(1),
                        sku,
                        available);
    }

    static long available(Stores stores, String sku) {
        return ((PostgresStores) stores)
                .sql()
                .query("select available from stock where sku = ?", row -> row.getLong(1), sku)
                .getFirst();
    }
}
