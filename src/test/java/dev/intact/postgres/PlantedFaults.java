package dev.intact.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Triggers on every table, which tell the statements of a workflow, and let the one fail that is chosen. */
final class PlantedFaults implements AutoCloseable {
    private static final String PLANT = """
            create schema planted;
            create table planted.seen (number bigserial, tx xid8, of_table text, operation text);
            create index on planted.seen (tx);
            create table planted.fault (of_table text, operation text, nth int, state text, times int);
            create sequence planted.failed;
            create function planted.fire() returns trigger language plpgsql as $$
            declare
                fault planted.fault;
            begin
                insert into planted.seen (tx, of_table, operation) values (pg_current_xact_id(), tg_table_name, tg_op);
                select * into fault from planted.fault where of_table = tg_table_name and operation = tg_op;
                if found and fault.nth = (select count(*) from planted.seen where tx = pg_current_xact_id()
                        and of_table = tg_table_name and operation = tg_op)
                    -- Rolled back with all else, but for the sequence.
                    and nextval('planted.failed') <= fault.times
                then
                    raise exception 'planted' using errcode = fault.state;
                end if;
                return null;
            end $$;
            do $$ declare t text; begin
                for t in select tablename from pg_tables where schemaname = 'public' loop
                    execute format('create trigger planted before insert or update or delete on public.%I
                        execute function planted.fire()', t);
                end loop;
            end $$""";

    private final DataSource dataSource;

    PlantedFaults(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        execute(PLANT);
    }

    /** The nth statement of a transaction that does this to this table. */
    record Statement(String table, String operation, int nth) {}

    /** The statements of whatever is run, in their order. */
    List<Statement> statementsOf(Runnable workflow) throws SQLException {
        execute("delete from planted.seen");
        workflow.run();
        try (var connection = dataSource.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery("""
                        select of_table, operation, row_number() over (partition by of_table, operation order by number)
                        from planted.seen order by number""")) {
            var statements = new ArrayList<Statement>();
            while (rows.next()) {
                statements.add(new Statement(rows.getString(1), rows.getString(2), rows.getInt(3)));
            }
            return statements;
        }
    }

    /** @param times how often it fails from now on */
    void arm(Statement statement, String sqlState, int times) throws SQLException {
        execute("delete from planted.fault; select setval('planted.failed', 1, false);"
                + "insert into planted.fault values ('%s', '%s', %d, '%s', %d)"
                        .formatted(statement.table(), statement.operation(), statement.nth(), sqlState, times));
    }

    void disarm() throws SQLException {
        execute("delete from planted.fault");
    }

    @Override
    public void close() throws SQLException {
        execute("drop schema planted cascade");
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
