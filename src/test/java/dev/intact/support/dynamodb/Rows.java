package dev.intact.support.dynamodb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The items of a table or an index, as they are now and as they were a short while ago. */
final class Rows {
    record Row(Position position, Item item) {}

    private record Version(long at, Optional<Item> item) {}

    private record Deletion(long at, Position position) {}

    private final NavigableMap<Position, History> histories = new TreeMap<>();
    private final Deque<Deletion> deletions = new ArrayDeque<>();

    /** @param horizon versions before it are forgotten, but for the one that was in force then */
    void put(Position position, Optional<Item> item, long now, long horizon) {
        histories.computeIfAbsent(position, absent -> new History()).add(new Version(now, item), horizon);
        if (item.isEmpty()) {
            deletions.add(new Deletion(now, position));
        }
        while (!deletions.isEmpty() && deletions.getFirst().at - horizon <= 0) {
            var old = deletions.removeFirst().position;
            var history = histories.get(old);
            if (history != null && history.isGoneSince(horizon)) {
                histories.remove(old);
            }
        }
    }

    Optional<Item> get(Position position, long time) {
        return Optional.ofNullable(histories.get(position)).flatMap(history -> history.at(time));
    }

    Stream<Item> all(long time) {
        return histories.values().stream().flatMap(history -> history.at(time).stream());
    }

    /** From the first, or from the last backwards; lazily, since a page may end early. */
    Iterator<Row> from(NavigableMap<Position, History> part, boolean isForward, long time) {
        var ordered = isForward ? part : part.descendingMap();
        return ordered.entrySet().stream()
                .map(entry -> entry.getValue().at(time).map(item -> new Row(entry.getKey(), item)))
                .flatMap(Optional::stream)
                .iterator();
    }

    NavigableMap<Position, History> histories() {
        return histories;
    }

    /** The versions of one item, the newest last. */
    static final class History {
        private final Deque<Version> versions = new ArrayDeque<>();
        private boolean isShortened;

        private void add(Version version, long horizon) {
            versions.addLast(version);
            while (versions.size() > 1 && second().at - horizon <= 0) {
                versions.removeFirst();
                isShortened = true;
            }
        }

        private Version second() {
            var iterator = versions.iterator();
            iterator.next();
            return iterator.next();
        }

        private boolean isGoneSince(long horizon) {
            return versions.getLast().item.isEmpty() && versions.getLast().at - horizon <= 0;
        }

        /** What was there at that time. If that is forgotten, the oldest that is known. */
        private Optional<Item> at(long time) {
            for (var newest = versions.descendingIterator(); newest.hasNext(); ) {
                var version = newest.next();
                if (version.at - time <= 0) {
                    return version.item;
                }
            }
            return isShortened ? versions.getFirst().item : Optional.empty();
        }
    }
}
