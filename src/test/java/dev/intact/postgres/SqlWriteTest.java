package dev.intact.postgres;

import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.postgres.SqlWrite.Facts;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable;
import dev.intact.shared.StoreUnavailable.Reason;
import dev.intact.support.ServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The machine itself, on a table of its own. */
@ServiceTest
class SqlWriteTest {
    private static final String ADD = "insert into scratch (name, amount) values (?, ?)";
    private static final String TAKE = "update scratch set amount = amount - ? where name = ? and amount >= ?";

    private final DataSource dataSource = PostgresServer.dataSource();

    private Sql sql;

    @BeforeEach
    void makeTable() throws SQLException {
        sql = new Sql(() -> dataSource, Pauses.DEADLINE);
        execute(
                "create table scratch (name text constraint scratch_name_key unique, amount int check (amount < 1000))");
        execute("insert into scratch values ('tea', 5)");
    }

    @AfterEach
    void dropTable() throws SQLException {
        execute("drop table scratch");
        execute("delete from request where operation = 'scratch'");
    }

    private SqlWrite<String> write(Call call) {
        return write(sql, call, UUID.randomUUID());
    }

    private static SqlWrite<String> write(Sql sql, Call call, UUID made) {
        return sql.<String>write("scratch")
                .claim(call, made, new Answer(201, null, "{}"), kept -> "replayed", () -> "key reused");
    }

    private String scratch() {
        return String.join(
                ", ", sql.query("select name || ' ' || amount from scratch order by name", row -> row.getString(1)));
    }

    @Test
    void does_all_steps_or_none() {
        var done =
                write(call("scratch")).run(ADD, "mug", 1).run(TAKE, 2, "tea", 2).commit("done");

        assertThat(done).isEqualTo("done");
        assertThat(scratch()).isEqualTo("mug 1, tea 3");
    }

    @Test
    void refuses_with_the_answer_of_the_step_that_found_too_few_rows() {
        var refused = write(call("scratch"))
                .run(ADD, "mug", 1)
                .guard(1, TAKE, facts -> "no tea", 2, "tea", 2)
                .guard(1, TAKE, facts -> "no coffee", 1, "coffee", 1)
                .run(ADD, "jug", 1)
                .commit("done");

        assertThat(refused).isEqualTo("no coffee");
        assertThat(scratch()).isEqualTo("tea 5");
    }

    @Test
    void refuses_when_a_step_finds_too_many_rows() throws SQLException {
        execute("insert into scratch values ('mug', 5)");

        var refused = write(call("scratch"))
                .guard(1, "update scratch set amount = 0", facts -> "not one")
                .commit("done");

        assertThat(refused).isEqualTo("not one");
        assertThat(scratch()).isEqualTo("mug 5, tea 5");
    }

    @Test
    void tells_what_the_refusing_step_saw_of_earlier_steps_too() {
        var facts = new Facts("select json_build_object('left', amount) from scratch where name = ?", "tea");

        var refused = write(call("scratch"))
                .guard(1, TAKE, saw -> "?", 3, "tea", 3)
                .guard(1, TAKE, facts, saw -> "left " + saw.get("left").intValue(), 3, "tea", 3)
                .commit("done");

        assertThat(refused).isEqualTo("left 2");
        assertThat(scratch()).isEqualTo("tea 5");
    }

    @Test
    void refuses_with_the_answer_for_the_constraint_that_is_violated() {
        var refused = write(call("scratch"))
                .run(ADD, "mug", 1)
                .run(ADD, "tea", 1)
                .ifTaken("scratch_name_key", () -> "taken")
                .commit("done");

        assertThat(refused).isEqualTo("taken");
        assertThat(scratch()).isEqualTo("tea 5");
    }

    @Test
    void calls_a_constraint_that_nobody_expected_a_defect() {
        var write = write(call("scratch")).run(ADD, "mug", 1000);

        assertThatThrownBy(() -> write.commit("done"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("23514");
        assertThat(scratch()).isEqualTo("tea 5");
    }

    @Test
    void calls_wrong_sql_a_defect_and_undoes_the_steps_before() {
        var write = write(call("scratch")).run(ADD, "mug", 1).run("update no_such_table set x = 1");

        assertThatThrownBy(() -> write.commit("done")).isInstanceOf(IllegalStateException.class);
        assertThat(scratch()).isEqualTo("tea 5");
    }

    @Test
    void judges_the_key_before_any_step() {
        var call = call("scratch");
        write(call).run(ADD, "mug", 1).commit("done");

        assertThat(write(call).run(ADD, "tea", 1).commit("done")).isEqualTo("replayed");
        assertThat(write(askingForMore(call)).run(ADD, "tea", 1).commit("done")).isEqualTo("key reused");
    }

    @Test
    void knows_its_own_mark_on_the_key() {
        var call = call("scratch");
        var made = UUID.randomUUID();
        write(sql, call, made).commit("done");

        assertThat(write(sql, call, made).commit("done")).isEqualTo("done");
    }

    @Test
    void gives_a_query_what_the_steps_before_it_made() {
        var result = write(call("scratch"))
                .guard(1, TAKE, facts -> "no tea", 2, "tea", 2)
                .commit(
                        "select amount from scratch where name = ?",
                        row -> row.getInt(1),
                        left -> "left " + left,
                        () -> "lost",
                        "tea");

        assertThat(result).isEqualTo("left 3");
    }

    @Test
    void holds_no_more_than_fifty_steps() {
        var write = write(call("scratch"));
        for (var i = 1; i < 50; i++) {
            write.run(ADD, "mug " + i, i);
        }

        assertThatThrownBy(() -> write.run(ADD, "one more", 1)).isInstanceOf(IllegalStateException.class);
        assertThat(write.commit("done")).isEqualTo("done");
        assertThat(sql.query("select count(*) from scratch", row -> row.getInt(1)))
                .containsExactly(50);
    }

    @Test
    void undoes_fifty_steps_as_one() {
        var write = write(call("scratch"));
        for (var i = 1; i < 49; i++) {
            write.run(ADD, "mug " + i, i);
        }

        assertThat(write.guard(1, TAKE, facts -> "no coffee", 1, "coffee", 1).commit("done"))
                .isEqualTo("no coffee");
        assertThat(scratch()).isEqualTo("tea 5");
    }

    @Test
    void never_runs_without_a_key() {
        var write = sql.<String>write("scratch").run(ADD, "mug", 1);

        assertThatThrownBy(() -> write.commit("done")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gives_up_on_a_row_that_another_holds_locked() throws SQLException {
        var impatient = new Sql(() -> dataSource, Duration.ZERO);
        try (var other = dataSource.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update scratch set amount = 4 where name = 'tea'");

            var write =
                    write(impatient, call("scratch"), UUID.randomUUID()).guard(1, TAKE, facts -> "no tea", 1, "tea", 1);

            assertThatThrownBy(() -> write.commit("done"))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONTENTION));
            other.rollback();
        }
        assertThat(scratch()).isEqualTo("tea 5");
    }

    @Test
    void runs_again_after_a_deadlock_or_another_loss_that_passes() throws SQLException {
        execute("""
                create sequence planted_losses;
                create function lose_twice() returns trigger language plpgsql as
                $$ begin
                    if nextval('planted_losses') <= 2 then raise exception 'planted' using errcode = '40P01'; end if;
                    return new;
                end $$;
                create trigger planted before insert on scratch for each row execute function lose_twice()""");
        try {
            assertThat(write(call("scratch")).run(ADD, "mug", 1).commit("done")).isEqualTo("done");
        } finally {
            execute("drop function lose_twice() cascade; drop sequence planted_losses");
        }
        assertThat(scratch()).isEqualTo("mug 1, tea 5");
    }

    private void execute(String statements) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
