package dev.intact.dynamodb;

import dev.intact.config.IntactConfig;
import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The one table: its reads, all consistent but those of the indexes, and the beginning of every write. */
@ApplicationScoped
class Table {
    private static final Logger LOG = Logger.getLogger(Table.class);
    /** Of one {@code BatchGetItem}. */
    private static final int MOST_KEYS = 100;

    private final Supplier<DynamoDbClient> client;
    private final String name;
    private final Duration deadline;
    private final Lanes lanes;

    @Inject
    Table(Instance<DynamoDbClient> client, IntactConfig config, Lanes lanes) {
        this(client::get, config.dynamodb().table(), Pauses.DEADLINE, lanes);
    }

    Table(Supplier<DynamoDbClient> client, String name, Duration deadline, Lanes lanes) {
        this.client = client;
        this.name = name;
        this.deadline = deadline;
        this.lanes = lanes;
    }

    String name() {
        return name;
    }

    <R> AtomicWrite<R> write(String workflow) {
        return write(pauses(workflow));
    }

    /** @param pauses of a workflow that has begun by looking */
    <R> AtomicWrite<R> write(Pauses pauses) {
        return new AtomicWrite<>(this, lanes, pauses);
    }

    Pauses pauses(String what) {
        return new Pauses(what, deadline);
    }

    Optional<Item> get(Key key) {
        return retrying(
                "get " + key,
                dynamo -> item(dynamo.getItem(
                                get -> get.tableName(name).key(key.values()).consistentRead(true))
                        .item()));
    }

    /** Several items as they are at one moment. */
    List<Optional<Item>> getTogether(Pauses pauses, Key... keys) {
        var gets = Arrays.stream(keys).map(this::getAction).toList();
        return retrying(pauses, dynamo -> dynamo.transactGetItems(get -> get.transactItems(gets)).responses().stream()
                .map(response -> item(response.item()))
                .toList());
    }

    /** An item, unless a transaction is just about to change it: then there is no answer. */
    Optional<Optional<Item>> getSettled(Key key) {
        var request =
                TransactGetItemsRequest.builder().transactItems(getAction(key)).build();
        var pauses = pauses("get settled " + key);
        while (true) {
            try {
                var answer = once(pauses.what(), dynamo -> dynamo.transactGetItems(request));
                return Optional.of(item(answer.responses().getFirst().item()));
            } catch (TransactionCanceledException e) {
                if (DynamoFailure.ofReason(e.cancellationReasons().getFirst()) == DynamoFailure.CONTENDED) {
                    return Optional.empty();
                }
                DynamoFailure.pause(pauses, e);
            } catch (SdkException e) {
                DynamoFailure.pause(pauses, e);
            }
        }
    }

    private TransactGetItem getAction(Key key) {
        return TransactGetItem.builder()
                .get(get -> get.tableName(name).key(key.values()))
                .build();
    }

    /** Those of the items that are there, by their keys; each as it is now, but not all at one moment. */
    Map<Key, Item> getEach(Collection<Key> keys) {
        var pauses = pauses("get each of " + keys.size());
        var found = new HashMap<Key, Item>();
        var left = new ArrayDeque<>(keys);
        while (!left.isEmpty()) {
            var some = new ArrayList<Key>();
            while (!left.isEmpty() && some.size() < MOST_KEYS) {
                some.add(left.poll());
            }
            var leftOut = getSome(pauses, some, found);
            if (!leftOut.isEmpty()) {
                pauses.again(Reason.NO_ANSWER, null);
            }
            left.addAll(leftOut);
        }
        return found;
    }

    /** @return the keys that were left out, for an answer has a limit */
    private List<Key> getSome(Pauses pauses, List<Key> keys, Map<Key, Item> found) {
        var request = BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        name,
                        KeysAndAttributes.builder()
                                .keys(keys.stream().map(Key::values).toList())
                                .consistentRead(true)
                                .build()))
                .build();
        var answer = retrying(pauses, dynamo -> dynamo.batchGetItem(request));
        for (var values : answer.responses().getOrDefault(name, List.of())) {
            var item = Item.of(values);
            found.put(item.key(), item);
        }
        var unprocessed = answer.unprocessedKeys().get(name);
        return unprocessed == null
                ? List.of()
                : unprocessed.keys().stream().map(Key::of).toList();
    }

    /**
     * Items of one partition, in the order of their places.
     *
     * @param after the place after which to begin; null begins at the first
     */
    List<Item> inOrder(String partition, String after, int limit) {
        return query(partition, "", limit, query -> query.scanIndexForward(true)
                .exclusiveStartKey(after == null ? null : new Key(partition, after).values()));
    }

    /**
     * Items of one partition whose place begins with a prefix, the last first.
     *
     * @param below the place below which to begin; null begins at the last
     */
    List<Item> lastFirst(String partition, String prefix, String below, int limit) {
        return query(partition, prefix, limit, query -> query.scanIndexForward(false)
                .exclusiveStartKey(below == null ? null : new Key(partition, below).values()));
    }

    private List<Item> query(String partition, String prefix, int limit, Consumer<QueryRequest.Builder> direction) {
        var placeholders = new Placeholders();
        var condition = placeholders.name(Key.PARTITION) + " = " + placeholders.value(Key.PARTITION, partition);
        if (!prefix.isEmpty()) {
            condition += " AND begins_with(" + placeholders.name(Key.SORT) + ", " + placeholders.value(Key.SORT, prefix)
                    + ")";
        }
        var request = QueryRequest.builder()
                .tableName(name)
                .consistentRead(true)
                .keyConditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .applyMutation(direction);
        return queryAll("query " + partition, request, limit);
    }

    /** Reads page by page, for an answer has a limit of its own. */
    List<Item> queryAll(String what, QueryRequest.Builder request, int limit) {
        var found = new ArrayList<Item>();
        var left = limit;
        while (true) {
            var page = request.limit(left).build();
            var answer = retrying(what, dynamo -> dynamo.query(page));
            answer.items().forEach(values -> found.add(Item.of(values)));
            left -= answer.count();
            if (left <= 0 || !answer.hasLastEvaluatedKey()) {
                return found;
            }
            request.exclusiveStartKey(answer.lastEvaluatedKey());
        }
    }

    /** Puts an item where there is none; tells the one that is there otherwise. */
    Optional<Item> putNew(Item item) {
        var put = putAction(item, Condition.isNew()).put();
        try {
            retrying(
                    "put " + item.key(),
                    dynamo -> dynamo.putItem(request -> request.tableName(name)
                            .item(put.item())
                            .conditionExpression(put.conditionExpression())
                            .expressionAttributeNames(put.expressionAttributeNames())
                            .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(Item.of(e.item()));
        }
    }

    TransactWriteItem putAction(Item item, Condition condition) {
        var placeholders = new Placeholders();
        var text = condition.text(placeholders);
        return TransactWriteItem.builder()
                .put(put -> put.tableName(name)
                        .item(item.values())
                        .conditionExpression(text)
                        .expressionAttributeNames(placeholders.names())
                        .expressionAttributeValues(placeholders.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    TransactWriteItem deleteAction(Key key, Condition condition) {
        var placeholders = new Placeholders();
        var text = condition.text(placeholders);
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(name)
                        .key(key.values())
                        .conditionExpression(text)
                        .expressionAttributeNames(placeholders.names())
                        .expressionAttributeValues(placeholders.values()))
                .build();
    }

    TransactWriteItem checkAction(Key key, Condition condition) {
        var placeholders = new Placeholders();
        var text = condition.text(placeholders);
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(name)
                        .key(key.values())
                        .conditionExpression(text)
                        .expressionAttributeNames(placeholders.names())
                        .expressionAttributeValues(placeholders.values()))
                .build();
    }

    /** With a token of its own, so that it may be sent again as it is. */
    static TransactWriteItemsRequest transaction(List<TransactWriteItem> actions) {
        return TransactWriteItemsRequest.builder()
                .transactItems(actions)
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
    }

    /** Writes all or nothing, without a workflow. @return false if another write was first, or in the way */
    boolean writeTogether(String what, List<TransactWriteItem> actions) {
        var request = transaction(actions);
        var pauses = pauses(what);
        while (true) {
            try {
                once(what, dynamo -> dynamo.transactWriteItems(request));
                return true;
            } catch (TransactionCanceledException e) {
                return false;
            } catch (SdkException e) {
                DynamoFailure.pause(pauses, e);
            }
        }
    }

    /** Asks, and asks again after a failure that may pass, until the deadline. A refusal is thrown as it came. */
    <T> T retrying(String what, Function<DynamoDbClient, T> request) {
        return retrying(pauses(what), request);
    }

    private <T> T retrying(Pauses pauses, Function<DynamoDbClient, T> request) {
        while (true) {
            try {
                return once(pauses.what(), request);
            } catch (ConditionalCheckFailedException e) {
                throw e;
            } catch (SdkException e) {
                DynamoFailure.pause(pauses, e);
            }
        }
    }

    /** Asks once. */
    <T> T once(String what, Function<DynamoDbClient, T> request) {
        var start = System.nanoTime();
        try {
            return request.apply(client.get());
        } catch (RuntimeException e) {
            throw isBrokenOff(e) ? SdkClientException.create("broken off", e) : e;
        } finally {
            LOG.debugf("%s: %d us", what, (System.nanoTime() - start) / 1_000);
        }
    }

    /** The JDK's HTTP client trips over its own closed connection when the SDK breaks off a call that takes too long. */
    private static boolean isBrokenOff(RuntimeException e) {
        return e instanceof NullPointerException || e.getCause() instanceof NullPointerException;
    }

    private static Optional<Item> item(Map<String, AttributeValue> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(Item.of(values));
    }
}
