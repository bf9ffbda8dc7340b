package dev.intact.benchmark;

import dev.intact.benchmark.repositories.Arm;

/** Who does a workflow: an arm of the benchmark. */
enum Contestant {
    TRANSACTION("pgbench, transaction"),
    STATEMENT("pgbench, one statement"),
    REST("REST"),
    /** The same as REST: what lies between the two is chance. */
    REST_AGAIN("REST, again"),
    STORE("store, no HTTP"),
    REPOSITORIES("repositories"),
    BROKEN("repositories, no transaction");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** How the service is told who is to write. */
    Arm arm() {
        return switch (this) {
            case REPOSITORIES -> Arm.REPOSITORIES;
            case BROKEN -> Arm.BROKEN;
            default -> Arm.PRODUCT;
        };
    }

    /**
     * How much the service has to compile for it. REST and the store without HTTP run the same code, so what shares it with
     * nobody has as long as both.
     */
    int shareOfWarmUp() {
        return switch (this) {
            case TRANSACTION, STATEMENT, REST_AGAIN -> 0;
            case REST, STORE -> 1;
            case REPOSITORIES, BROKEN -> 2;
        };
    }

    /** More than it does of anything on a machine of today; a run that did more fails. */
    long mostPerSecond() {
        return this == TRANSACTION || this == STATEMENT ? 6000 : 3000;
    }
}
