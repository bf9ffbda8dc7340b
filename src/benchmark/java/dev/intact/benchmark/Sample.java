package dev.intact.benchmark;

/**
 * One run of one arm.
 *
 * @param roundTrips to PostgreSQL, and statements, for each request; not a number where nothing counts them
 * @param walBytes for each request, as are the CPU times
 */
record Sample(
        Counts counts,
        double roundTrips,
        double statements,
        double walBytes,
        double serviceMillis,
        double serverMillis) {

    private static final double MILLIS = 1000;

    static Sample of(Scene.Place place, Load load, Load.Task task) {
        var server = place.scene().server();
        var line = place.scene().line();
        var wal = server.walBytes();
        var trips = line.roundTrips();
        var statements = line.statements();
        var serviceCpu = place.service().use().cpuSeconds();
        var serverCpu = server.use().cpuSeconds();
        var counts = load.run(place, task);
        if (task.users() > 0 && counts.sent() > task.users()) {
            throw new IllegalStateException("this machine is faster than Contestant.mostPerSecond: " + counts);
        }
        var each = Math.max(1, (double) counts.ok());
        var onTheLine = line.statements() == statements ? Double.NaN : each;
        return new Sample(
                counts,
                (line.roundTrips() - trips) / onTheLine,
                (line.statements() - statements) / onTheLine,
                (server.walBytes() - wal) / each,
                (place.service().use().cpuSeconds() - serviceCpu) * MILLIS / each,
                (server.use().cpuSeconds() - serverCpu) * MILLIS / each);
    }
}
