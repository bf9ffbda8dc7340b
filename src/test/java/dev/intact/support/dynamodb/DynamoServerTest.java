package dev.intact.support.dynamodb;

import static dev.intact.support.dynamodb.DynamoCalls.json;
import static dev.intact.support.dynamodb.DynamoCalls.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The protocol, the tables, single writes, batches, and how late reads are. */
class DynamoServerTest extends DynamoTest {
    private static final Duration LONG = Duration.ofSeconds(1);

    @Test
    void answers_with_a_request_id_and_a_checksum() {
        var answer = dynamo.call("ListTables", "{}");

        var sum = new CRC32();
        sum.update(answer.response().body().getBytes(StandardCharsets.UTF_8));
        var headers = answer.response().headers();
        assertThat(headers.firstValue("x-amz-crc32")).contains(Long.toString(sum.getValue()));
        assertThat(headers.firstValue("x-amzn-RequestId")).isPresent();
        assertThat(headers.firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    }

    @Test
    void wants_credentials_and_a_known_target() throws IOException {
        var anonymous = HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        var other = HttpRequest.newBuilder(server.endpoint()).GET().build();

        assertThat(dynamo.send(anonymous).outcome()).isEqualTo("MissingAuthenticationTokenException");
        assertThat(dynamo.send(other).outcome()).isEqualTo("UnknownOperationException");
        assertThat(dynamo.call("ListTables", "{").outcome()).isEqualTo("SerializationException");
        assertThat(dynamo.call("UpdateTable", "{}").message()).contains("UpdateTable is not supported");
    }

    @Test
    void keeps_regions_and_access_keys_apart() {
        assertThat(new DynamoCalls(server.endpoint(), "test", "us-east-1").ok("ListTables", "{}"))
                .isEqualTo(json("{'TableNames': []}"));
        assertThat(new DynamoCalls(server.endpoint(), "other", "eu-west-1").ok("ListTables", "{}"))
                .isEqualTo(json("{'TableNames': []}"));
        assertThat(dynamo.ok("ListTables", "{}")).isEqualTo(json("{'TableNames': ['items']}"));
    }

    @Test
    void describes_a_table() {
        dynamo.put("a", "1", "");

        var table = dynamo.ok("DescribeTable", "{'TableName': 'items'}").path("Table");

        assertThat(table.path("TableStatus").asText()).isEqualTo("ACTIVE");
        assertThat(table.path("ItemCount").asInt()).isEqualTo(1);
        assertThat(table.at("/BillingModeSummary/BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.at("/GlobalSecondaryIndexes/0/IndexStatus").asText()).isEqualTo("ACTIVE");
        assertThat(table.path("AttributeDefinitions")).hasSize(4);
        assertThat(dynamo.call("DescribeTable", "{'TableName': 'none'}").outcome())
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    void does_not_create_a_table_twice_nor_delete_a_protected_one() {
        var isProtected = DynamoCalls.CREATE_TABLE.replace(
                "'TableName': 'items'", "'TableName': 'kept', 'DeletionProtectionEnabled': true");
        dynamo.ok("CreateTable", isProtected);

        assertThat(dynamo.call("CreateTable", isProtected).outcome()).isEqualTo("ResourceInUseException");
        assertThat(dynamo.call("DeleteTable", "{'TableName': 'kept'}").outcome())
                .isEqualTo("ValidationException");
        assertThat(dynamo.call("DeleteTable", "{'TableName': 'items'}").outcome())
                .isEqualTo("ok");
        assertThat(dynamo.ok("ListTables", "{}")).isEqualTo(json("{'TableNames': ['kept']}"));
    }

    @Test
    void remembers_the_attribute_of_the_time_to_live() {
        var enable = "{'TableName': 'items', 'TimeToLiveSpecification': {'AttributeName': 'ends', 'Enabled': true}}";

        assertThat(dynamo.ok("DescribeTimeToLive", "{'TableName': 'items'}"))
                .isEqualTo(json("{'TimeToLiveDescription': {'TimeToLiveStatus': 'DISABLED'}}"));
        dynamo.ok("UpdateTimeToLive", enable);
        assertThat(dynamo.ok("DescribeTimeToLive", "{'TableName': 'items'}").toString())
                .contains("ENABLED", "ends");
        assertThat(dynamo.call("UpdateTimeToLive", enable).message()).isEqualTo("TimeToLive is already enabled");
    }

    @Test
    void tells_the_old_item_only_if_asked() {
        dynamo.put("a", "1", ", 'n': {'N': '1'}");
        var put = "{'TableName': 'items', 'Item': {" + key("a", "1") + "}, "
                + "'ConditionExpression': 'attribute_not_exists(pk)'";

        var silent = dynamo.call("PutItem", put + "}");
        var telling = dynamo.call("PutItem", put + ", 'ReturnValuesOnConditionCheckFailure': 'ALL_OLD'}");

        assertThat(silent.outcome()).isEqualTo("ConditionalCheckFailedException");
        assertThat(silent.body().has("Item")).isFalse();
        assertThat(silent.message()).isEqualTo("The conditional request failed");
        assertThat(telling.at("/Item/n/N").asText()).isEqualTo("1");
        assertThat(dynamo.get("a", "1").has("n")).isTrue();
    }

    @Test
    void returns_what_a_write_is_asked_for() {
        dynamo.put("a", "1", ", 'n': {'N': '1'}, 'm': {'M': {'x': {'S': 'x'}, 'y': {'S': 'y'}}}");
        var add =
                "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, 'UpdateExpression': 'SET n = n + :n, m.x = :x',"
                        + " 'ExpressionAttributeValues': {':n': {'N': '1'}, ':x': {'S': 'z'}}, 'ReturnValues': '%s'}";

        assertThat(dynamo.ok("UpdateItem", add.formatted("UPDATED_NEW")).path("Attributes"))
                .isEqualTo(json("{'n': {'N': '2'}, 'm': {'M': {'x': {'S': 'z'}}}}"));
        assertThat(dynamo.ok("UpdateItem", add.formatted("UPDATED_OLD"))
                        .at("/Attributes/n/N")
                        .asText())
                .isEqualTo("2");
        assertThat(dynamo.ok("UpdateItem", add.formatted("ALL_NEW"))
                        .at("/Attributes/n/N")
                        .asText())
                .isEqualTo("4");
        assertThat(dynamo.ok("UpdateItem", add.formatted("ALL_OLD")).at("/Attributes/m/M"))
                .hasSize(2);
        assertThat(dynamo.ok("UpdateItem", add.formatted("NONE"))).isEqualTo(json("{}"));
        var delete = "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, 'ReturnValues': 'ALL_OLD'}";
        assertThat(dynamo.ok("DeleteItem", delete).at("/Attributes/n/N").asText())
                .isEqualTo("6");
        assertThat(dynamo.ok("DeleteItem", delete)).isEqualTo(json("{}"));
    }

    @Test
    void writes_and_reads_in_batches() {
        var written = dynamo.ok(
                "BatchWriteItem",
                "{'RequestItems': {'items': ["
                        + "{'PutRequest': {'Item': {" + key("a", "1") + "}}}, {'PutRequest': {'Item': {" + key("a", "2")
                        + "}}},"
                        + "{'DeleteRequest': {'Key': {" + key("a", "3") + "}}}]}}");
        var read = dynamo.ok(
                "BatchGetItem",
                "{'RequestItems': {'items': {'ConsistentRead': true, 'Keys': [" + "{" + key("a", "1") + "}, {"
                        + key("a", "2") + "}, {" + key("a", "3") + "}]}}}");

        assertThat(written).isEqualTo(json("{'UnprocessedItems': {}}"));
        assertThat(read.at("/Responses/items")).hasSize(2);
        assertThat(read.path("UnprocessedKeys")).isEmpty();
    }

    @Test
    void leaves_what_is_beyond_16_mb_to_the_next_batch() {
        var keys = new StringBuilder();
        for (var i = 0; i < 50; i++) {
            dynamo.put("a", Integer.toString(i), ", 'big': {'S': '" + "x".repeat(390_000) + "'}");
            keys.append(i == 0 ? "" : ", ")
                    .append('{')
                    .append(key("a", Integer.toString(i)))
                    .append('}');
        }

        var read = dynamo.ok("BatchGetItem", "{'RequestItems': {'items': {'Keys': [" + keys + "]}}}");

        assertThat(read.at("/Responses/items")).hasSize(43);
        assertThat(read.at("/UnprocessedKeys/items/Keys")).hasSize(7);
    }

    @Test
    void shows_an_eventually_consistent_reader_the_past() {
        server.behave(new Behaviour(Duration.ZERO, LONG, Duration.ZERO));
        dynamo.put("a", "1", "");

        assertThat(eventually()).isEmpty();
        assertThat(dynamo.get("a", "1")).isNotEmpty();
        await(() -> !eventually().isEmpty());
        dynamo.ok("DeleteItem", "{'TableName': 'items', 'Key': {" + key("a", "1") + "}}");
        assertThat(eventually()).isNotEmpty();
        assertThat(dynamo.get("a", "1")).isEmpty();
        await(() -> eventually().isEmpty());
    }

    private JsonNode eventually() {
        return dynamo.ok("GetItem", "{'TableName': 'items', 'Key': {" + key("a", "1") + "}}")
                .path("Item");
    }

    @Test
    void lets_an_index_follow_late() {
        server.behave(new Behaviour(LONG, Duration.ZERO, Duration.ZERO));
        dynamo.put("a", "1", ", 'gpk': {'S': 'old'}, 'gsk': {'N': '1'}");

        assertThat(group("old")).isZero();
        await(() -> group("old") == 1);
        dynamo.put("a", "1", ", 'gpk': {'S': 'new'}, 'gsk': {'N': '1'}");
        assertThat(group("old")).isEqualTo(1);
        assertThat(group("new")).isZero();
        await(() -> group("new") == 1);
        assertThat(group("old")).isZero();
    }

    private int group(String name) {
        return dynamo.ok(
                        "Query",
                        "{'TableName': 'items', 'IndexName': 'byGroup', 'KeyConditionExpression': 'gpk = :g', "
                                + "'ExpressionAttributeValues': {':g': {'S': '" + name + "'}}}")
                .path("Count")
                .asInt();
    }

    @Test
    void tells_the_size_of_an_item() {
        // Names: 2 + 1 + 1 + 1. Values: 2, 1 + 1 for 2 digits, 3 + 1 for an element of 1, 1.
        assertThat(Item.size(json(
                        "{'pk': {'S': 'é'}, 'n': {'N': '12'}, 'l': {'L': [{'BOOL': true}]}, 'z': {'NULL': true}}")))
                .isEqualTo(2 + 2 + 1 + 2 + 1 + 5 + 1 + 1);
    }
}
