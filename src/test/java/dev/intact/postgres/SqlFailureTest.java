package dev.intact.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source of the codes: PostgreSQL documentation, appendix A. */
class SqlFailureTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "WF001, REFUSED",
        "23505, REFUSED",
        "23503, REFUSED",
        "23514, REFUSED",
        "23P01, REFUSED",
        "40001, ROLLED_BACK",
        "40P01, ROLLED_BACK",
        "55P03, ROLLED_BACK",
        "57014, ROLLED_BACK",
        "0A000, ROLLED_BACK",
        "26000, ROLLED_BACK",
        "53000, UNAVAILABLE",
        "53100, UNAVAILABLE",
        "53200, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "57P03, UNAVAILABLE",
        "25006, UNAVAILABLE",
        "58030, UNAVAILABLE",
        "08001, UNAVAILABLE",
        "08004, UNAVAILABLE",
        ", UNAVAILABLE",
        "08000, UNKNOWN",
        "08003, UNKNOWN",
        "08006, UNKNOWN",
        "08007, UNKNOWN",
        "57P01, UNKNOWN",
        "57P02, UNKNOWN",
        "57P05, UNKNOWN",
        "25P03, UNKNOWN",
        "25P04, UNKNOWN",
        "40003, UNKNOWN",
        "42601, DEFECT",
        "42P01, DEFECT",
        "42501, DEFECT",
        "22003, DEFECT",
        "23502, DEFECT",
        "XX000, DEFECT"
    })
    void says_what_may_be_done_now(String state, SqlFailure expected) {
        assertThat(SqlFailure.of(new SQLException("planted", state))).isEqualTo(expected);
    }
}
