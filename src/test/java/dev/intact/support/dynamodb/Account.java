package dev.intact.support.dynamodb;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The tables of one access key in one region. One lock guards all of them, so that each request but a transaction is
 * done at one moment.
 */
final class Account {
    /** How much longer than needed versions are kept, so that a behaviour which is set later finds some. */
    private static final long SPARE = TimeUnit.SECONDS.toNanos(1);

    private final String region;
    private final ReentrantLock lock = new ReentrantLock();
    private final java.util.concurrent.locks.Condition transactionTime = lock.newCondition();
    private final NavigableMap<String, Table> tables = new TreeMap<>();
    private final RequestTokens tokens = new RequestTokens();
    private final Supplier<Behaviour> behaviour;

    Account(String region, Supplier<Behaviour> behaviour) {
        this.region = region;
        this.behaviour = behaviour;
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets others go on for as long as a transaction takes. The caller holds the lock, and has it again afterwards. */
    void passTransactionTime() {
        var left = behaviour.get().transactionTime().toNanos();
        try {
            while (left > 0) {
                left = transactionTime.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WireError.internal("the server is being closed");
        }
    }

    NavigableMap<String, Table> tables() {
        return tables;
    }

    Table table(String name) {
        return Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> WireError.of("ResourceNotFoundException", "Requested resource not found"));
    }

    RequestTokens tokens() {
        return tokens;
    }

    TableDescription description(Table table) {
        return new TableDescription(table, region, "000000000000", now());
    }

    /** The time by which versions are told apart. Never before that of any change, since the lock is held. */
    long now() {
        return System.nanoTime();
    }

    long timeOfRead(boolean isConsistent) {
        return isConsistent ? now() : now() - behaviour.get().staleness().toNanos();
    }

    long timeOfIndex() {
        return now() - behaviour.get().indexLag().toNanos();
    }

    void put(Table table, Key key, Optional<Item> item, long now) {
        var current = behaviour.get();
        var longest = Math.max(current.indexLag().toNanos(), current.staleness().toNanos());
        table.put(key, item, now, now - longest - SPARE);
    }
}
