package dev.intact.postgres;

import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable.Reason;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** What an SQLSTATE says about the write that it ended. The only place that knows the codes. */
enum SqlFailure {
    /** A guard or a constraint said no, and everything was rolled back. The step that it came from knows the refusal. */
    REFUSED,
    /** Rolled back through no fault of its own: the whole write may run again. */
    ROLLED_BACK,
    /** Rolled back, or never begun, because the server can't work now: again, but not for contention. */
    UNAVAILABLE,
    /** It may have been committed: run it again under the same key, which then finds what it did. */
    UNKNOWN,
    /** Rolled back, and would be again. */
    DEFECT;

    /** Raised by {@code expect} in the schema. */
    static final String GUARD = "WF001";

    /**
     * Waits before another attempt, if one may help.
     *
     * @throws dev.intact.shared.StoreUnavailable the deadline has passed
     */
    static void pause(Pauses pauses, SQLException failure) {
        switch (of(failure)) {
            case ROLLED_BACK -> pauses.again(isAboutKey(failure) ? Reason.IN_FLIGHT : Reason.CONTENTION, failure);
            case UNAVAILABLE -> pauses.again(Reason.NO_ANSWER, failure);
            case UNKNOWN -> pauses.settle(failure);
            case REFUSED, DEFECT ->
                throw new IllegalStateException(pauses.what() + ": " + failure.getSQLState(), failure);
        }
    }

    /** Whether connecting may work a little later. */
    static boolean mayPass(SQLException failure) {
        return switch (of(failure)) {
            case UNAVAILABLE, UNKNOWN, ROLLED_BACK -> true;
            case REFUSED, DEFECT -> false;
        };
    }

    /** Whether the server did not accept the user or the password. */
    static boolean isAboutCredentials(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("28");
    }

    /** Whether it waited in vain for a call with the same key: the server tells at whose row it waited. */
    private static boolean isAboutKey(SQLException failure) {
        return failure instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && refused.getServerErrorMessage().getWhere() != null
                && refused.getServerErrorMessage().getWhere().contains("relation \"request");
    }

    static SqlFailure of(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            // The pool's own: no connection in time, so nothing was sent.
            return UNAVAILABLE;
        }
        return switch (state) {
            case GUARD,
                    "23505", // unique_violation
                    "23503", // foreign_key_violation
                    "23514", // check_violation
                    "23P01" // exclusion_violation
            -> REFUSED;
            case "40001", // serialization_failure
                    "40P01", // deadlock_detected
                    "55P03", // lock_not_available: lock_timeout
                    "57014", // query_canceled: statement_timeout
                    "0A000", // feature_not_supported: "cached plan must not change result type", after a migration
                    "26000" // invalid_sql_statement_name: a pooler in between gave away our prepared statement
            -> ROLLED_BACK;
            case "53000", // insufficient_resources
                    "53100", // disk_full
                    "53200", // out_of_memory
                    "53300", // too_many_connections
                    "57P03", // cannot_connect_now: starting up or shutting down
                    "25006", // read_only_sql_transaction: connected to a standby after a fail-over
                    "58030", // io_error
                    "08001", // sqlclient_unable_to_establish_sqlconnection: nothing was sent
                    "08004" // sqlserver_rejected_establishment_of_sqlconnection: likewise
            -> UNAVAILABLE;
            case "57P01", // admin_shutdown
                    "57P02", // crash_shutdown
                    "57P05", // idle_session_timeout
                    "25P03", // idle_in_transaction_session_timeout
                    "25P04", // transaction_timeout
                    "40003" // statement_completion_unknown
            -> UNKNOWN;
            default -> state.startsWith("08") ? UNKNOWN : DEFECT;
        };
    }
}
