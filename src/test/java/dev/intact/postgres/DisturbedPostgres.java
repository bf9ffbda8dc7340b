package dev.intact.postgres;

import dev.intact.shared.Pauses;
import dev.intact.support.PostgresProxy;
import dev.intact.support.PostgresProxy.Cut;
import dev.intact.support.PostgresProxy.Moment;
import dev.intact.support.Stores;
import dev.intact.walks.Dice;
import dev.intact.walks.Disturbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One connection through a proxy of its own, made anew when it was cut. */
final class DisturbedPostgres extends PGSimpleDataSource implements Disturbed, ConnectionEventListener {
    private static final List<Moment> MOMENTS =
            List.of(Moment.BEFORE_STATEMENT, Moment.AFTER_STATEMENT, Moment.ANSWER_LOST);

    /** As many as a short workflow sends; a look and a write are two round trips. */
    private static final int STATEMENTS = 6;

    private static final int TRIPS = 2;

    private static final long serialVersionUID = 1;

    private final transient PostgresProxy proxy = PostgresServer.newProxy();
    private final transient Stores stores = PostgresStores.on(() -> this, Pauses.DEADLINE);
    private transient PooledConnection kept;

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public String disturb(Dice dice) {
        var moment = dice.oneOf(MOMENTS);
        var place = (int) dice.between(1, moment == Moment.ANSWER_LOST ? TRIPS : STATEMENTS);
        proxy.arm(new Cut(place, moment));
        return moment + " " + place;
    }

    @Override
    public boolean mend() {
        var isDone = !proxy.isArmed();
        proxy.reset();
        return isDone;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (kept == null) {
            kept = PostgresServer.lead(new PGConnectionPoolDataSource(), proxy).getPooledConnection();
            kept.addConnectionEventListener(this);
        }
        return kept.getConnection();
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
        // The one that was lent. What lies below goes on.
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
        kept = null;
    }

    @Override
    public void close() {
        try {
            if (kept != null) {
                kept.close();
            }
            proxy.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
