package dev.intact.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Pauses;
import dev.intact.support.dynamodb.DynamoProxy;
import dev.intact.support.dynamodb.DynamoServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A table of a test's own, behind a proxy that counts and disturbs. It lies in the server that comes with these tests, or
 * in whatever {@code test.dynamodb} names: DynamoDB Local, for those who accept its terms, or another.
 */
final class DynamoTable implements AutoCloseable {
    static final Region REGION = Region.EU_CENTRAL_1;
    static final String ACCESS_KEY = "test";

    private static final String ENDPOINT = "test.dynamodb";

    private static final String SETTINGS = Keys.setting("").partition();

    /** DynamoDB's own limit. */
    private static final int MOST_IN_A_BATCH = 25;

    private static final DynamoServer SERVER = DynamoServer.start();

    /** What proxies stand before. */
    static final URI TARGET =
            Optional.ofNullable(System.getProperty(ENDPOINT)).map(URI::create).orElseGet(SERVER::endpoint);

    private final DynamoProxy proxy = new DynamoProxy(TARGET);
    private final DynamoDbClient client = client(proxy.endpoint());
    private final DynamoDbClient direct = client(TARGET);
    private final String name = "test-" + UUID.randomUUID();

    DynamoTable() {
        try {
            client.createTable(TableDefinition.create(name));
        } catch (ResourceInUseException e) {
            // By an attempt that the SDK gave up as too slow.
            assertThat(name).startsWith("test-");
        }
        client.waiter().waitUntilTableExists(table -> table.tableName(name));
    }

    /** With the time-outs of application.properties, but for those that a test could not wait for. */
    static DynamoDbClient client(URI endpoint) {
        return client(endpoint, Duration.ofSeconds(1));
    }

    /** @param attempt how long it waits for an answer before it asks again */
    static DynamoDbClient client(URI endpoint, Duration attempt) {
        return client(endpoint, override -> override.retryStrategy(RetryMode.STANDARD)
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(attempt.multipliedBy(4)));
    }

    static DynamoDbClient client(URI endpoint, Consumer<ClientOverrideConfiguration.Builder> patience) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, ACCESS_KEY)))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(1))
                        .build())
                .overrideConfiguration(patience)
                .build();
    }

    DynamoProxy proxy() {
        return proxy;
    }

    /** Equal to an earlier one if and only if nothing was written in between. */
    Object state() {
        return System.getProperty(ENDPOINT) == null
                ? SERVER.changes(name)
                : stores(Pauses.DEADLINE).everything();
    }

    /** Deletes all but the settings. Whoever has lanes of the feed must leave them. */
    void empty() {
        var deletes = direct.scanPaginator(scan -> scan.tableName(name).consistentRead(true)).items().stream()
                .map(Key::of)
                .filter(key -> !key.partition().startsWith(SETTINGS))
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key.values()))
                        .build())
                .toList();
        for (var from = 0; from < deletes.size(); from += MOST_IN_A_BATCH) {
            var batch = deletes.subList(from, Math.min(deletes.size(), from + MOST_IN_A_BATCH));
            direct.batchWriteItem(write -> write.requestItems(Map.of(name, batch)));
        }
    }

    DynamoDbClient client() {
        return client;
    }

    String name() {
        return name;
    }

    /** @param deadline how long a workflow is tried again */
    Table table(Duration deadline) {
        return new Table(() -> client, name, deadline, new Lanes());
    }

    DynamoStores stores(Duration deadline) {
        return new DynamoStores(() -> table(deadline));
    }

    /** With a client of the test's choice. */
    DynamoStores storesBy(DynamoDbClient other) {
        return new DynamoStores(() -> new Table(() -> other, name, Pauses.DEADLINE, new Lanes()));
    }

    /** Past the proxy: twice as fast, for those who neither count nor disturb. */
    DynamoStores direct(Duration deadline) {
        return new DynamoStores(() -> new Table(() -> direct, name, deadline, new Lanes()));
    }

    @Override
    public void close() {
        try {
            client.deleteTable(table -> table.tableName(name));
        } catch (ResourceNotFoundException e) {
            // By an attempt that the SDK gave up as too slow.
            assertThat(name).startsWith("test-");
        }
        client.close();
        direct.close();
        proxy.close();
    }
}
