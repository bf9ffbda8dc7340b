package dev.intact.postgres;

import java.util.function.Function;
import java.util.function.Supplier;

/** The statements of a change of stock. Those after the guarded one read what it made of the row, which is locked until the end. */
final class StockSql {
    private StockSql() {}

    /** So that the guard, if it refuses, tells the row as it is after whoever changed it last. */
    static final String LOCK = "select 1 from stock where sku = ? for update";

    /** Who names versions does not mean to make it. */
    static final String SET = """
            insert into stock as kept (sku, available, supplied, version, updated_at)
            select ?, ?, ?, 1, ?
            where ?::bigint[] is null or exists (select from stock where sku = ? and version = any(?::bigint[]))
            on conflict (sku) do update
            set available = excluded.available, supplied = kept.supplied + excluded.available - kept.available,
                version = kept.version + 1, updated_at = excluded.updated_at
            where ?::bigint[] is null or kept.version = any(?::bigint[])""";

    static final String VERSION =
            "select json_build_object('version', coalesce((select version from stock where sku = ?), 0))";

    static final String ADJUST = """
            update stock
            set available = available + ?, supplied = supplied + ?, version = version + 1, updated_at = ?
            where sku = ? and available + ? between 0 and greatest(?, available)
                and (?::bigint[] is null or version = any(?::bigint[]))""";

    static final String STATE =
            "select json_build_object('available', available, 'version', version) from stock where sku = ?";

    static final String KEEP_ANSWER = """
            update request set body = ?::text || available || ',"version":' || version || ?::text
            from stock
            where stock.sku = ? and caller = ? and operation = ? and key = ?""";

    static final String RECORD = """
            insert into event (id, type, subject, subject_version, time, actor, data)
            select ?, ?, sku, version, ?, ?, ?::text || available || ',"version":' || version || ?::text
            from stock where sku = ?""";

    /** Columns of fixed size only, see {@link SqlWrite#commit(String, Sql.Row, Function, Supplier, Object...)}. */
    static final String MADE = "select available, version from stock where sku = ?";
}
