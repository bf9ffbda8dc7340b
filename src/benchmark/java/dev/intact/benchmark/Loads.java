package dev.intact.benchmark;

import java.nio.file.Path;
import java.util.List;

/** The load of each arm. */
final class Loads {
    private final Programs programs;
    private final Path requests;
    private final Path scripts;

    Loads(Programs programs, Path folder) {
        this.programs = programs;
        this.requests = Programs.unpack("wrk/requests.lua", folder);
        for (var kind : Workflow.Kind.values()) {
            for (var way : List.of("transaction", "statement")) {
                Programs.unpack("pgbench/" + kind.code() + "-" + way + ".sql", folder);
            }
        }
        this.scripts = folder.resolve("pgbench");
    }

    Load of(Contestant contestant) {
        return switch (contestant) {
            case TRANSACTION -> pgbench("transaction");
            case STATEMENT -> pgbench("statement");
            case REST, REST_AGAIN, REPOSITORIES, BROKEN -> new Wrk(programs.wrk(), requests, contestant.arm());
            case STORE -> new StoreLoad();
        };
    }

    Pgbench pgbench(String way) {
        return new Pgbench(programs.pgbench(), scripts, way);
    }
}
