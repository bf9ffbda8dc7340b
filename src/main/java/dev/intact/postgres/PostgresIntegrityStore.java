package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.integrity.IntegrityReport;
import dev.intact.integrity.IntegrityReport.Checked;
import dev.intact.integrity.IntegrityReport.Violation;
import dev.intact.integrity.IntegrityStore;
import dev.intact.integrity.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for breaches of all rules on one snapshot, so that what is written meanwhile raises no false alarm. */
@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresIntegrityStore implements IntegrityStore {
    private final Sql sql;

    PostgresIntegrityStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public IntegrityReport walk() {
        return sql.onSnapshot("integrity", connection -> {
            var found = new ArrayList<List<Violation>>();
            for (var rule : Rule.values()) {
                found.add(breaches(connection, rule));
            }
            return IntegrityReport.of(checked(connection), found);
        });
    }

    private static List<Violation> breaches(Connection connection, Rule rule) throws SQLException {
        return Sql.rows(
                connection,
                "select subject, detail from (" + IntegritySql.breachesOf(rule)
                        + ") breach (subject, detail) order by subject limit ?",
                row -> new Violation(rule.code(), row.getString(1), rule.meaning() + ": " + row.getString(2)),
                List.of(IntegrityReport.MOST_TOLD));
    }

    private static Checked checked(Connection connection) throws SQLException {
        return Sql.rows(
                        connection,
                        IntegritySql.COUNTS,
                        row -> new Checked(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8)),
                        List.of())
                .getFirst();
    }
}
