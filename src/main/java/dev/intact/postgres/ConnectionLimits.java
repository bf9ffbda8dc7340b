package dev.intact.postgres;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * How long an answer on a connection is waited for. Until the service has started, connections belong to Flyway, whose
 * migrations may take long; it has also lifted the server's own time-outs from them, so those are closed then.
 */
@Singleton
class ConnectionLimits implements AgroalPoolInterceptor {
    /** The server's own limits (application.properties) end most statements before. */
    private static final Duration ANSWER = Duration.ofSeconds(6);

    private static final Logger LOG = Logger.getLogger(ConnectionLimits.class);
    private static final Executor SAME_THREAD = Runnable::run;

    private volatile boolean hasStarted;

    /** Flyway has ended. */
    void begin(AgroalDataSource dataSource) {
        hasStarted = true;
        dataSource.flush(FlushMode.ALL);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (hasStarted) {
            try {
                connection.setNetworkTimeout(SAME_THREAD, Math.toIntExact(ANSWER.toMillis()));
            } catch (SQLException e) {
                // It is broken, which its first statement will tell.
                LOG.debug("no time-out for a connection", e);
            }
        }
    }
}
