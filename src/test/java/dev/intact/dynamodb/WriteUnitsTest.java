package dev.intact.dynamodb;

import static dev.intact.orders.TestOrders.fromStock;
import static dev.intact.orders.TestOrders.order;
import static dev.intact.orders.TestOrders.paidBy;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intact.orders.OrderRequest.ItemRequest;
import dev.intact.orders.TestOrders;
import dev.intact.shared.Json;
import dev.intact.shared.Pauses;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import dev.intact.support.dynamodb.DynamoProxy.Sent;
import dev.intact.support.dynamodb.Item;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * What each workflow costs on DynamoDB, computed from the sizes of the items that it writes, and whether {@code
 * docs/data-in-dynamodb.md} says so. Source: DynamoDB developer guide, "DynamoDB on-demand capacity mode": a write unit is
 * 1 KB, and a transactional write takes two.
 */
class WriteUnitsTest {
    private static final int UNIT = 1024;
    private static final int IN_TRANSACTION = 2;

    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Stores stores = table.stores(Pauses.DEADLINE);

    @Test
    void are_what_the_documentation_says() throws IOException {
        var rows = new ArrayList<String>();
        for (var workflow : Workflows.values()) {
            // So that the lane is open, as it nearly always is.
            workflow.prepare(stores).apply(stores);
            var attempt = workflow.prepare(stores);
            rows.add(row(
                    workflow.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), () -> attempt.apply(stores)));
        }
        var skus =
                IntStream.range(0, 50).mapToObj(i -> "sku-" + UUID.randomUUID()).toList();
        skus.forEach(sku -> stores.setStock(sku, 5));
        var largest = paidBy(
                order(skus.stream().map(sku -> fromStock(sku, 1)).toArray(ItemRequest[]::new)),
                UUID.randomUUID().toString());
        rows.add(row(
                "paid order of 50 skus from stock",
                () -> TestOrders.place(stores.orders(), call(TestOrders.OPERATION), largest)));

        var documented = Files.readString(Path.of("docs", "data-in-dynamodb.md"));
        assertThat(Arrays.asList(documented.split("\n"))).containsSubsequence(rows);
    }

    private String row(String workflow, Runnable run) {
        table.proxy().reset();
        run.run();
        var requests = table.proxy().requests();
        var actions = table.proxy().sent().stream()
                .filter(sent -> sent.operation().equals("TransactWriteItems"))
                .map(Sent::body)
                .flatMap(body -> StreamSupport.stream(body.get("TransactItems").spliterator(), false))
                .toList();
        var single = actions.stream().mapToLong(this::units).sum();
        var listed = actions.stream().mapToLong(WriteUnitsTest::listed).sum();
        return "| %s | %d | %d | %d | %d |"
                .formatted(workflow, requests, actions.size(), IN_TRANSACTION * single + listed, single + listed);
    }

    /** Of what is there afterwards: no workflow makes an item smaller by a whole unit. */
    private long units(JsonNode action) {
        var target = action.iterator().next();
        var written = target.has("Item") ? target.get("Item") : stored(target.get("Key"));
        return Math.ceilDiv(Item.size(written), UNIT);
    }

    /** As it is on the wire, where its size is defined. */
    private JsonNode stored(JsonNode key) {
        var request = Json.write(Map.of("TableName", table.name(), "Key", key, "ConsistentRead", true));
        return Json.tree(RestAssured.given()
                        .header("X-Amz-Target", "DynamoDB_20120810.GetItem")
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/dynamodb/aws4_request"
                                        .formatted(DynamoTable.ACCESS_KEY, DynamoTable.REGION))
                        .body(request)
                        .post(table.proxy().endpoint())
                        .asString())
                .get("Item");
    }

    /** An index holds keys alone: one unit when an item enters or leaves it, two when it moves within it. */
    private static long listed(JsonNode action) {
        return Lists.INDEXES.stream()
                .map(index -> index.list().name())
                .mapToLong(list -> {
                    var update = action.path("Update").path("UpdateExpression").asText();
                    var isPut = action.path("Put").path("Item").has(list);
                    var isRemoved = update.matches(".*REMOVE [^=]*#" + list + "\\b.*");
                    var isMoved = update.contains("#" + list + " = ");
                    return isMoved ? 2 : isPut || isRemoved ? 1 : 0;
                })
                .sum();
    }
}
