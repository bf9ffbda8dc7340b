package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.sweeper.Due;
import dev.intact.sweeper.DueStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoDueStore implements DueStore {
    private final Lists lists;

    DynamoDueStore(Lists lists) {
        this.lists = lists;
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        var last = Positions.behind(now);
        return Keys.allDue().stream()
                .flatMap(list -> lists.upTo(Lists.DUE, list, last, limit).stream())
                .sorted(Comparator.comparing(item -> item.get(Lists.DUE.position())))
                .limit(limit)
                .map(item -> DueItems.due(item.key()))
                .toList();
    }

    /** DynamoDB deletes them by itself, by when each expires. */
    @Override
    public int purgeRequests(Instant before, int limit) {
        return 0;
    }
}
