package dev.intact.benchmark;

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

    /** Whether the service has to compile something for it: not for pgbench, and not for the same a second time. */
    boolean hasCodeOfItsOwn() {
        return this != TRANSACTION && this != STATEMENT && this != REST_AGAIN;
    }
}
