package dev.intact.postgres;

import dev.intact.history.HistoriesContract;
import dev.intact.shared.Pauses;
import dev.intact.support.PostgresProxy;
import dev.intact.support.PostgresProxy.Cut;
import dev.intact.support.PostgresProxy.Moment;
import dev.intact.support.ServiceTest;
import dev.intact.support.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.postgresql.ds.PGSimpleDataSource;

@ServiceTest
class PostgresHistoriesTest extends HistoriesContract {
    private final DataSource dataSource = PostgresServer.dataSource();
    private final Stores stores = PostgresStores.on(() -> dataSource, Pauses.DEADLINE);

    @AutoClose
    private final PostgresProxy line = PostgresServer.newProxy();

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected Stores losing() {
        var cutting = PostgresServer.lead(new Cutting(line), line);
        return PostgresStores.on(() -> cutting, Duration.ZERO);
    }

    /** Each connection is cut where it is used first: before its commit, or after it. */
    private static final class Cutting extends PGSimpleDataSource {
        private static final List<Moment> MOMENTS = List.of(Moment.ANSWER_LOST, Moment.AFTER_STATEMENT);

        private final transient PostgresProxy line;
        private final AtomicInteger cuts = new AtomicInteger();

        private Cutting(PostgresProxy line) {
            this.line = line;
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            line.arm(new Cut(1, MOMENTS.get(cuts.getAndIncrement() % MOMENTS.size())));
            return connection;
        }
    }
}
