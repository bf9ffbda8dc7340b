package dev.intact.benchmark;

/** Clients that do one thing, each again as soon as it has its answer. */
interface Load {
    Counts run(Scene.Place place, Task task);

    /** What to do, how many at once, and for how long. */
    record Task(Workflow workflow, int clients, int seconds) {
        /** More than any arm makes of these. */
        private static final long MOST_TEAMS_A_SECOND = 6000;

        /** @return the first user who may be made an owner; 0 where none is */
        long firstUser(Scene scene) {
            return workflow == Workflow.TEAM ? scene.newUsers(seconds * MOST_TEAMS_A_SECOND) : 0;
        }
    }
}
