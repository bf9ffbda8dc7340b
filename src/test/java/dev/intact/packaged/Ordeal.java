package dev.intact.packaged;

import dev.intact.packaged.Journal.Acknowledged;
import dev.intact.support.Crowd;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** Crashes under load on one store that lives through all of them, and what is found after each. */
final class Ordeal {
    private static final int LEAST_BEFORE_A_CRASH = 20;
    private static final int MOST_BEFORE_A_CRASH = 200;
    private static final int OLDER_LOOKED_AT = 20;

    private final Journal journal = new Journal();
    private final Books books = new Books();
    private final Random random;
    private int crashes;
    private long acknowledged;
    private long found;
    private long settled;

    Ordeal(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    void begin(PackagedService service) {
        Scene.stockUp(new Caller(service, journal));
    }

    /** What brings the crash about, and calls the other when it has. */
    interface Crash {
        void happen(Runnable killed);
    }

    /** Lets it happen at a random moment of mixed load. */
    void crash(List<PackagedService> instances, Crash crash) {
        var load = Load.on(instances, journal, random);
        load.await(random.nextInt(LEAST_BEFORE_A_CRASH, MOST_BEFORE_A_CRASH));
        crash.happen(load::stop);
        load.join();
        crashes++;
    }

    /** Looks for what was written since the last time, and for some of what is older. */
    List<String> findings(PackagedService service) {
        var older = journal.older();
        var sample = random.ints(Math.min(OLDER_LOOKED_AT, older.size()), 0, Math.max(1, older.size()))
                .mapToObj(older::get)
                .toList();
        return findings(new Caller(service, journal), journal.takeFresh(), sample);
    }

    /** Looks for everything that was ever written. */
    List<String> allFindings(PackagedService service) {
        books.touchAll();
        return findings(new Caller(service, journal), List.of(), journal.older());
    }

    private List<String> findings(Caller caller, List<Acknowledged> fresh, List<Acknowledged> older) {
        var findings = new ConcurrentLinkedQueue<String>();
        acknowledged += fresh.size();
        var kept = new AtomicInteger();
        Crowd.each(fresh, write -> kept.addAndGet(isKept(caller, write, findings) ? 1 : 0));
        found += kept.get();
        Crowd.each(older, write -> isKept(caller, write, findings));
        settle(caller, findings);
        var settledNow = journal.takeFresh();
        for (var writes : List.of(fresh, older, settledNow)) {
            Crowd.each(writes, write -> read(caller, write, findings));
        }
        fresh.forEach(books::enter);
        settledNow.forEach(books::enter);
        findings.addAll(books.differences(caller));
        findings.addAll(violations(caller));
        return List.copyOf(findings);
    }

    private static boolean isKept(Caller caller, Acknowledged write, Queue<String> findings) {
        var again = caller.settle(write.call());
        var isKept = again.isReplay() && again.tellsTheSameAs(write.reply());
        if (!isKept) {
            findings.add("%s was answered %s, and now %s".formatted(write.call(), write.reply(), again));
        }
        return isKept;
    }

    private void settle(Caller caller, Queue<String> findings) {
        for (var call : journal.open()) {
            var reply = caller.settle(call);
            var again = caller.settle(call);
            if (!again.tellsTheSameAs(reply) || again.isReplay() != again.isWritten()) {
                findings.add("%s was settled by %s, and then by %s".formatted(call, reply, again));
            }
            journal.end(call, reply);
            settled++;
        }
    }

    private void read(Caller caller, Acknowledged write, Queue<String> findings) {
        var expected = journal.isDeleted(write.readAt()) ? 404 : 200;
        var told = caller.get(write.readAt());
        if (told.status() != expected) {
            findings.add(
                    "%s was answered %s, but %s tells %s".formatted(write.call(), write.reply(), write.readAt(), told));
        }
    }

    private static List<String> violations(Caller caller) {
        var violations = caller.get("/v1/integrity").json().path("violations");
        return StreamSupport.stream(violations.spliterator(), false)
                .map(violation -> "violated: " + violation)
                .toList();
    }

    int crashes() {
        return crashes;
    }

    long acknowledged() {
        return acknowledged;
    }

    long found() {
        return found;
    }

    long settled() {
        return settled;
    }
}
