package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.IntactConfig;
import dev.intact.config.StartRefused;
import dev.intact.config.StoreLifecycle;
import dev.intact.config.StoredIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.CreationException;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

@ApplicationScoped
@StoredIn(Backend.DYNAMODB)
class DynamoLifecycle implements StoreLifecycle {
    private static final Logger LOG = Logger.getLogger(DynamoLifecycle.class);
    private static final Duration BECOMES_ACTIVE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Instance<DynamoDbClient> client;
    private final String name;
    private final boolean mayCreate;

    DynamoLifecycle(Instance<DynamoDbClient> client, IntactConfig config) {
        this.client = client;
        this.name = config.dynamodb().table();
        this.mayCreate = config.dynamodb().createTable();
    }

    @Override
    public void start() {
        try {
            if (describe().isEmpty()) {
                createIfAllowed();
            }
            awaitActive();
        } catch (SdkException e) {
            throw refused(e);
        } catch (CreationException e) {
            // The client itself can't be made, for example without a region.
            throw e.getCause() instanceof SdkException cause ? refused(cause) : e;
        }
    }

    @Override
    public boolean isReady() {
        try {
            return describe().filter(DynamoLifecycle::isActive).isPresent();
        } catch (SdkException e) {
            LOG.debug("not ready", e);
            return false;
        }
    }

    private Optional<TableDescription> describe() {
        try {
            return Optional.of(
                    client.get().describeTable(table -> table.tableName(name)).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream().allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
    }

    private void createIfAllowed() {
        if (!mayCreate) {
            throw new StartRefused(
                    "INTACT_DYNAMODB_TABLE",
                    "names no table of this account in the region of AWS_REGION: " + name
                            + " (INTACT_DYNAMODB_CREATE_TABLE=true makes it, for development)");
        }
        try {
            client.get().createTable(TableDefinition.create(name));
            LOG.infof("made the table %s", name);
        } catch (ResourceInUseException e) {
            LOG.debugf("another instance has made the table %s", name);
        }
    }

    private void awaitActive() {
        var end = System.nanoTime() + BECOMES_ACTIVE.toNanos();
        while (true) {
            var table = describe();
            if (table.filter(DynamoLifecycle::isActive).isPresent()) {
                check(table.get());
                return;
            }
            if (System.nanoTime() > end) {
                throw new StartRefused(
                        "INTACT_DYNAMODB_TABLE",
                        "names a table that is not ACTIVE: " + name + " is "
                                + table.map(TableDescription::tableStatusAsString)
                                        .orElse("not there"));
            }
            pause();
        }
    }

    private void check(TableDescription table) {
        if (!TableDefinition.fits(table)) {
            throw new StartRefused(
                    "INTACT_DYNAMODB_TABLE",
                    "names a table with other keys, or without the indexes of docs/dynamodb/table.yaml: " + name);
        }
        if (mayCreate) {
            expireOldRequests();
        }
    }

    private void expireOldRequests() {
        var expiry =
                client.get().describeTimeToLive(table -> table.tableName(name)).timeToLiveDescription();
        if (expiry == null || expiry.attributeName() == null) {
            client.get().updateTimeToLive(update -> update.tableName(name)
                    .timeToLiveSpecification(
                            spec -> spec.attributeName(TableDefinition.EXPIRY).enabled(true)));
        }
    }

    /** The SDK tells what is missing in words only. */
    private static StartRefused refused(SdkException e) {
        var message = e.getMessage() == null ? e.toString() : e.getMessage().replaceAll("\\s+", " ");
        if (message.contains("Unable to load region") || message.contains("valid region")) {
            return new StartRefused("AWS_REGION", "is not set");
        }
        if (message.contains("Unable to load credentials")) {
            return new StartRefused(
                    "AWS_ACCESS_KEY_ID", "and AWS_SECRET_ACCESS_KEY are not set, and nothing else gives credentials");
        }
        return DynamoFailure.isAboutCredentials(e)
                ? new StartRefused("AWS_ACCESS_KEY_ID", "does not open the table: " + message)
                : new StartRefused(
                        "AWS_REGION", "or QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE leads to no working DynamoDB: " + message);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }
}
