package dev.intact.events;

import static dev.intact.orders.TestOrders.orderOf;
import static dev.intact.orders.TestOrders.placed;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.EventStore.Filter;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link EventStore} must do. */
public abstract class EventStoreContract extends StoreContract {
    private static final Filter ALL = new Filter(null, null);

    /** Reads on until nothing more comes. */
    private List<Event> follow(String after, Filter filter, int limit) {
        stores().awaitFeed();
        var told = new ArrayList<Event>();
        var position = after;
        while (true) {
            var read = stores().events().read(position, filter, limit);
            told.addAll(read.events());
            if (read.events().size() < limit) {
                return told;
            }
            position = read.position();
        }
    }

    private String now() {
        stores().awaitFeed();
        var position = EventStore.START;
        while (true) {
            var read = stores().events().read(position, ALL, 100);
            position = read.position();
            if (read.events().size() < 100) {
                return position;
            }
        }
    }

    @Test
    void tells_an_event_as_it_was_recorded() {
        var before = now();
        var order = placed(stores().orders(), orderOf(2));

        var event = follow(before, ALL, 10).getFirst();

        assertThat(event.type()).isEqualTo("order.placed");
        assertThat(event.subject()).isEqualTo(order.id().toString());
        assertThat(event.subjectVersion()).isEqualTo(1);
        assertThat(event.time()).isEqualTo(order.createdAt());
        assertThat(event.actor()).isEqualTo("key:test");
        assertThat(event.data()).contains(order.id().toString());
    }

    @Test
    void tells_every_event_once_whatever_the_page_size() {
        var before = now();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            ids.add(placed(stores().orders(), orderOf(1)).id().toString());
        }

        for (var limit : List.of(1, 2, 3, 7, 100)) {
            assertThat(follow(before, ALL, limit)).extracting(Event::subject).isEqualTo(ids);
        }
    }

    @Test
    void tells_only_what_the_filter_asks_for() {
        var before = now();
        placed(stores().orders(), orderOf(1));
        var user = registered(stores().users());

        var byType = follow(before, new Filter("user.registered", null), 1);
        var bySubject = follow(before, new Filter(null, user.id().toString()), 1);

        assertThat(byType).extracting(Event::subject).containsExactly(user.id().toString());
        assertThat(bySubject).isEqualTo(byType);
        assertThat(follow(
                        before, new Filter("user.registered", UUID.randomUUID().toString()), 1))
                .isEmpty();
    }

    @Test
    void moves_on_over_what_the_filter_leaves_out() {
        var before = now();
        placed(stores().orders(), orderOf(1));

        var read = stores().events().read(before, new Filter("no.such", null), 10);

        assertThat(read.events()).isEmpty();
        assertThat(follow(before, ALL, 10)).hasSize(1);
        assertThat(follow(read.position(), ALL, 10)).isEmpty();
    }

    @Test
    void loses_nothing_for_a_reader_who_follows_busy_writers() {
        var before = now();
        var told = new ArrayList<Event>();

        var placed = Race.of(9, runner -> {
            if (runner == 0) {
                var position = before;
                var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (told.size() < 80 && System.nanoTime() < end) {
                    var read = stores().events().read(position, ALL, 7);
                    told.addAll(read.events());
                    position = read.position();
                }
                return List.<String>of();
            }
            var ids = new ArrayList<String>();
            for (var i = 0; i < 10; i++) {
                ids.add(placed(stores().orders(), orderOf(1)).id().toString());
            }
            return ids;
        });

        assertThat(told)
                .extracting(Event::subject)
                .containsExactlyInAnyOrderElementsOf(
                        placed.stream().flatMap(List::stream).toList());
        assertThat(follow(before, ALL, 100)).isEqualTo(told);
    }
}
