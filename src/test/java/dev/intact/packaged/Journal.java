package dev.intact.packaged;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was sent, written down before it was, and what was answered. It outlives whatever is killed. */
final class Journal {
    /** A write that the service has told of, and so must never lose. */
    record Acknowledged(KeyedCall call, Reply reply) {
        String readAt() {
            return reply.location() == null ? call.readAt() : reply.location();
        }
    }

    private final Set<KeyedCall> open = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Queue<Acknowledged> fresh = new ConcurrentLinkedQueue<>();
    private final List<Acknowledged> older = new ArrayList<>();

    void begin(KeyedCall call) {
        open.add(call);
    }

    void end(KeyedCall call, Reply reply) {
        if (reply.isWritten()) {
            if (call.isDelete()) {
                deleted.add(call.path());
            }
            fresh.add(new Acknowledged(call, reply));
        }
        open.remove(call);
    }

    /** Calls that got no answer: what became of them nobody knows yet. */
    List<KeyedCall> open() {
        return List.copyOf(open);
    }

    boolean isDeleted(String path) {
        return deleted.contains(path);
    }

    int freshCount() {
        return fresh.size();
    }

    /** What was acknowledged since the last time, which is old from now on. */
    List<Acknowledged> takeFresh() {
        var taken = new ArrayList<Acknowledged>();
        for (var next = fresh.poll(); next != null; next = fresh.poll()) {
            taken.add(next);
        }
        older.addAll(taken);
        return taken;
    }

    List<Acknowledged> older() {
        return List.copyOf(older);
    }
}
