package dev.intact.history;

import dev.intact.support.Stores;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Two random operations on one aggregate, which a test lets meet as it likes, after some others that led to its state. */
public final class Meeting<S, C> {
    private static final int MOST_BEFORE = 8;

    private final Aggregate<S, C> aggregate;
    private final List<C> commands;
    private final List<Aggregate.Attempt> attempts;
    private final AtomicLong clock = new AtomicLong();
    private final Queue<Operation<C>> operations = new ConcurrentLinkedQueue<>();

    private Meeting(Aggregate<S, C> aggregate, Stores stores, Random dice) {
        this.aggregate = aggregate;
        for (var i = dice.nextInt(MOST_BEFORE); i > 0; i--) {
            var command = aggregate.next(dice);
            ask(i, command, aggregate.attempt(command), stores);
        }
        this.commands = Stream.generate(() -> aggregate.next(dice)).limit(2).toList();
        this.attempts = commands.stream().map(aggregate::attempt).toList();
    }

    public static Meeting<?, ?> of(Kind kind, Stores stores, Random dice) {
        return of(kind.make(stores), stores, dice);
    }

    private static <S, C> Meeting<S, C> of(Aggregate<S, C> aggregate, Stores stores, Random dice) {
        return new Meeting<>(aggregate, stores, dice);
    }

    /** @param number of the operation, 0 or 1 */
    public void ask(int number, Stores stores) {
        ask(number, commands.get(number), attempts.get(number), stores);
    }

    private void ask(int worker, C command, Aggregate.Attempt attempt, Stores stores) {
        var invoked = clock.incrementAndGet();
        var outcome = attempt.on(stores);
        operations.add(new Operation<>(worker, command, invoked, clock.incrementAndGet(), outcome));
    }

    /** @throws AssertionError there is no order of the two that explains what they, and who looks now, were told */
    public void assertLinearizable(long seed, Stores stores) {
        ask(2, aggregate.read(), aggregate.attempt(aggregate.read()), stores);
        new History<>(aggregate, List.copyOf(operations)).assertLinearizable(seed);
    }
}
