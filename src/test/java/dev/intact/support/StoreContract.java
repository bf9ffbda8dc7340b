package dev.intact.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.events.EventStore;
import dev.intact.events.EventStore.Filter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;

/** What all contracts share: after each of their tests, whatever it did, the whole store must be sound. */
public abstract class StoreContract {
    protected abstract Stores stores();

    @AfterEach
    void leaves_nothing_half_written() {
        assertThat(stores().integrity().walk().violations()).isEmpty();
    }

    /** Runs something that must not change anything. */
    protected <T> T writingNothing(Supplier<T> refused) {
        var before = stores().everything();
        var result = refused.get();
        assertThat(changedSince(before)).as("tables changed by a refusal").isEmpty();
        return result;
    }

    /** What failed before is done by the same call again, and then found done. */
    protected void assertSucceedsOnce(Workflows.Attempt attempt, Workflows workflow) {
        assertThat(attempt.apply(stores()).getClass().getSimpleName())
                .as(workflow + " tried again")
                .isIn(
                        "Created",
                        "Recorded",
                        "Cancelled",
                        "Set",
                        "Adjusted",
                        "Registered",
                        "Revoked",
                        "Changed",
                        "Deleted");
        assertReplayed(attempt);
    }

    /** Whoever asks again gets the first answer, and nothing is written. */
    protected void assertReplayed(Workflows.Attempt attempt) {
        assertReplayed(() -> attempt.apply(stores()));
    }

    protected void assertReplayed(Supplier<Object> again) {
        assertThat(writingNothing(again).getClass().getSimpleName())
                .as("what a caller finds who asks again")
                .isEqualTo("Replayed");
    }

    protected List<String> changedSince(Map<String, String> before) {
        return stores().everything().entrySet().stream()
                .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a list tells, if need be a moment later: no longer than the store says. */
    protected void whenListed(Runnable claims) {
        if (stores().listsLag().isZero()) {
            claims.run();
        } else {
            try {
                Awaitility.await().atMost(stores().listsLag()).untilAsserted(claims::run);
            } catch (ConditionTimeoutException e) {
                // Looking may have taken longer than the list is behind, but now it must tell.
                claims.run();
            }
        }
    }

    /** All events about a resource, in the order of the feed. */
    protected List<Event> eventsAbout(UUID subject) {
        stores().awaitFeed();
        return stores().events()
                .read(EventStore.START, new Filter(null, subject.toString()), 100)
                .events();
    }

    protected List<String> eventTypesAbout(UUID subject) {
        return eventsAbout(subject).stream().map(Event::type).toList();
    }
}
