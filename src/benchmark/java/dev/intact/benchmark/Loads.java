package dev.intact.benchmark;

import java.nio.file.Path;
import java.util.List;

/** The load of each arm. */
final class Loads {
    private static final List<String> SCRIPTS = List.of(
            "pgbench/order-transaction.sql",
            "pgbench/order-statement.sql",
            "pgbench/refund-transaction.sql",
            "pgbench/refund-statement.sql",
            "pgbench/team-transaction.sql",
            "pgbench/team-statement.sql");

    private final Programs programs;
    private final Path requests;
    private final Path scripts;

    Loads(Programs programs, Path folder) {
        this.programs = programs;
        this.requests = Programs.unpack("wrk/requests.lua", folder);
        SCRIPTS.forEach(script -> Programs.unpack(script, folder));
        this.scripts = folder.resolve("pgbench");
    }

    Load of(Contestant contestant) {
        return switch (contestant) {
            case TRANSACTION -> pgbench("transaction");
            case STATEMENT -> pgbench("statement");
            case REST, REST_AGAIN -> wrk("PRODUCT");
            case STORE -> new StoreLoad();
            case REPOSITORIES -> wrk("REPOSITORIES");
            case BROKEN -> wrk("BROKEN");
        };
    }

    Pgbench pgbench(String way) {
        return new Pgbench(programs.pgbench(), scripts, way);
    }

    private Wrk wrk(String arm) {
        return new Wrk(programs.wrk(), requests, arm);
    }
}
