package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.integrity.IntegrityReport;
import dev.intact.integrity.IntegrityStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoIntegrityStore implements IntegrityStore {
    private final Table table;
    private final FeedLog log;
    private final Clock clock;
    private final Duration comesLater;

    @Inject
    DynamoIntegrityStore(Table table, FeedLog log, Clock clock) {
        this(table, log, clock, EventWalk.COMES_LATER);
    }

    DynamoIntegrityStore(Table table, FeedLog log, Clock clock, Duration comesLater) {
        this.table = table;
        this.log = log;
        this.clock = clock;
        this.comesLater = comesLater;
    }

    @Override
    public IntegrityReport walk() {
        return new IntegrityWalk(table, new DynamoEventStore(table, log), clock.instant(), comesLater).report();
    }
}
