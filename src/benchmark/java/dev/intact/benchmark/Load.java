package dev.intact.benchmark;

/** Clients that do one thing, each again as soon as it has its answer. */
interface Load {
    Counts run(Scene.Place place, Task task);

    /**
     * What to do, how many at once, and for how long.
     *
     * @param firstUser the first of those who may be made owners of a team
     */
    record Task(Workflow workflow, int clients, int seconds, long firstUser) {
        /** More than any arm makes of these. */
        private static final long MOST_TEAMS_A_SECOND = 6000;

        /** With what it takes, made beforehand. */
        static Task in(Scene scene, Workflow workflow, int clients, int seconds) {
            var firstUser = workflow == Workflow.TEAM ? scene.newUsers(seconds * MOST_TEAMS_A_SECOND) : 0;
            return new Task(workflow, clients, seconds, firstUser);
        }
    }
}
