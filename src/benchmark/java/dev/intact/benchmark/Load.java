package dev.intact.benchmark;

/** Clients that do one thing, each again as soon as it has its answer. */
interface Load {
    Counts run(Scene.Place place, Task task);

    /**
     * What to do, how many at once, and for how long.
     *
     * @param firstUser the first of those who may be made owners of a team
     * @param users how many they are; 0 where the workflow takes none
     */
    record Task(Workflow workflow, int clients, int seconds, long firstUser, long users) {
        /** With what it takes, made beforehand: more than the contestant makes of it. */
        static Task in(Scene scene, Workflow workflow, int clients, int seconds, Contestant contestant) {
            if (workflow.kind() != Workflow.Kind.TEAM) {
                return new Task(workflow, clients, seconds, 0, 0);
            }
            var users = (seconds + 1) * contestant.mostPerSecond();
            return new Task(workflow, clients, seconds, scene.newUsers(users), users);
        }
    }
}
