package dev.intact.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.core.TransactionState;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

/** One connection for one call after another, the next of whose writes can be stopped right before its commit. */
final class SteppedConnection extends PGSimpleDataSource implements AutoCloseable {
    private static final int MOST_SECONDS = 20;
    /** That of every write, see {@link SqlWrite#claim}. */
    private static final String FIRST_STEP = "insert into request";

    /** How a write that was stopped goes on. */
    enum Fate {
        COMMIT,
        ROLL_BACK
    }

    /** A write that is to be stopped. */
    static final class Stop {
        private final CompletableFuture<Void> isReached = new CompletableFuture<>();
        private final CompletableFuture<Fate> fate = new CompletableFuture<>();

        boolean isReached() {
            return isReached.isDone();
        }

        void goOn(Fate wanted) {
            fate.complete(wanted);
        }
    }

    private transient PgConnection real;
    private transient Stop stop;

    /** @return where the next write stops */
    synchronized Stop stopNext() {
        stop = new Stop();
        return stop;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (real == null) {
            real = super.getConnection().unwrap(PgConnection.class);
        }
        return (Connection) Proxy.newProxyInstance(
                SteppedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Use()::invoke);
    }

    @Override
    public synchronized void close() throws SQLException {
        if (real != null) {
            real.close();
        }
    }

    private synchronized Stop take() {
        var taken = stop;
        stop = null;
        return taken;
    }

    /** From when a caller is given the connection until it closes it. */
    private final class Use {
        private Stop stopping;

        private Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                end();
                return null;
            }
            if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains(FIRST_STEP)) {
                stopping = take();
                real.setAutoCommit(stopping == null);
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void end() throws SQLException {
            try {
                if (stopping != null) {
                    end(stopping);
                }
            } finally {
                if (!real.getAutoCommit()) {
                    real.rollback();
                    real.setAutoCommit(true);
                }
            }
        }

        private void end(Stop stopped) throws SQLException {
            if (real.getTransactionState() == TransactionState.FAILED) {
                return;
            }
            stopped.isReached.complete(null);
            switch (fate(stopped)) {
                case COMMIT -> real.commit();
                case ROLL_BACK -> {
                    real.rollback();
                    throw new SQLException("rolled back by the test", "40001");
                }
            }
        }

        private static Fate fate(Stop stopped) {
            try {
                return stopped.fate.get(MOST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("nobody said how to go on", e);
            }
        }
    }
}
