package dev.intact.postgres;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The records of requests that succeeded, each written in the transaction of what it did. */
final class Requests {
    private static final long KEPT_DAYS = Kept.TIME.toDays();

    static final String CLAIM = """
            insert into request as kept (caller, operation, key, fingerprint, made, status, location, body, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (caller, operation, key) do update
            set fingerprint = excluded.fingerprint, made = excluded.made, status = excluded.status,
                location = excluded.location, body = excluded.body, created_at = excluded.created_at
            where kept.created_at < ?::timestamptz - interval '%d days'""".formatted(KEPT_DAYS);

    private static final String FIND = """
            select fingerprint, made, status, location, body from request
            where caller = ? and operation = ? and key = ? and created_at >= ?::timestamptz - interval '%d days'""".formatted(KEPT_DAYS);

    private Requests() {}

    static Optional<Kept> find(Sql sql, Call call) {
        return sql.query(FIND, Requests::kept, call.caller(), call.operation(), call.key(), call.at()).stream()
                .findFirst();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("fingerprint"),
                row.getObject("made", UUID.class),
                new Answer(row.getInt("status"), row.getString("location"), row.getString("body")));
    }
}
