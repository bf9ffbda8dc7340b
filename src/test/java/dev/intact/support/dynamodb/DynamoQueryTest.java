package dev.intact.support.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoQueryTest extends DynamoTest {
    private static final int MOST_PAGES = 50;
    private static final String PARTITION =
            "'TableName': 'items', 'KeyConditionExpression': 'pk = :p', 'ExpressionAttributeValues': {':p': {'S':"
                    + " 'a'}}";
    private static final String GROUP = "'TableName': 'items', 'IndexName': 'byGroup', 'KeyConditionExpression': "
            + "'gpk = :p', 'ExpressionAttributeValues': {':p': {'S': 'g'}}";

    private void putTen() {
        for (var i = 0; i < 10; i++) {
            dynamo.put(
                    "a",
                    "s" + i,
                    ", 'gpk': {'S': 'g'}, 'gsk': {'N': '" + i / 2 + "'}, 'even': {'BOOL': " + (i % 2 == 0) + "}");
        }
        dynamo.put("b", "s1", "");
    }

    /** The sort keys of each page. */
    private List<List<String>> pages(String operation, String members) {
        var pages = new ArrayList<List<String>>();
        var start = "";
        do {
            var page = dynamo.ok(operation, "{" + members + start + "}");
            pages.add(sortKeys(page));
            start = page.has("LastEvaluatedKey") ? ", 'ExclusiveStartKey': " + page.get("LastEvaluatedKey") : "";
        } while (!start.isEmpty() && pages.size() < MOST_PAGES);
        return pages;
    }

    private static List<String> sortKeys(JsonNode page) {
        var keys = new ArrayList<String>();
        page.path("Items").forEach(item -> keys.add(item.at("/sk/S").asText()));
        return keys;
    }

    @Test
    void pages_forward_and_backward_and_may_end_with_an_empty_page() {
        putTen();

        assertThat(pages("Query", PARTITION + ", 'Limit': 5"))
                .containsExactly(
                        List.of("s0", "s1", "s2", "s3", "s4"), List.of("s5", "s6", "s7", "s8", "s9"), List.of());
        assertThat(pages("Query", PARTITION + ", 'Limit': 6, 'ScanIndexForward': false"))
                .containsExactly(List.of("s9", "s8", "s7", "s6", "s5", "s4"), List.of("s3", "s2", "s1", "s0"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pages_an_index_in_which_keys_are_equal(boolean isForward) {
        putTen();

        var pages = pages("Query", GROUP + ", 'Limit': 3, 'ScanIndexForward': " + isForward);

        assertThat(pages).hasSize(4);
        var all = pages.stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(all)).hasSize(10);
        assertThat(all.subList(0, 2)).containsExactlyInAnyOrder(isForward ? "s0" : "s8", isForward ? "s1" : "s9");
    }

    @Test
    void counts_the_limit_before_the_filter() {
        putTen();
        var filter = "'TableName': 'items', 'KeyConditionExpression': 'pk = :p', 'FilterExpression': 'even = :e', "
                + "'ExpressionAttributeValues': {':p': {'S': 'a'}, ':e': {'BOOL': true}}";

        var page = dynamo.ok("Query", "{" + filter + ", 'Limit': 3}");

        assertThat(sortKeys(page)).containsExactly("s0", "s2");
        assertThat(page.path("Count").asInt()).isEqualTo(2);
        assertThat(page.path("ScannedCount").asInt()).isEqualTo(3);
        var count = dynamo.ok("Query", "{" + filter + ", 'Select': 'COUNT'}");
        assertThat(count.has("Items")).isFalse();
        assertThat(count.path("Count").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sk = :x                       | s4
        sk < :x                       | s0 s1 s2 s3
        sk <= :x                      | s0 s1 s2 s3 s4
        sk > :y                       | s8 s9
        sk >= :y                      | s7 s8 s9
        sk BETWEEN :x AND :y          | s4 s5 s6 s7
        (sk BETWEEN :x AND :y)        | s4 s5 s6 s7
        begins_with(sk, :s)           | s0 s1 s2 s3 s4 s5 s6 s7 s8 s9
        begins_with(sk, :y)           | s7\
        """)
    void reads_a_part_of_a_partition(String condition, String expected) {
        putTen();
        var values = new StringBuilder("':p': {'S': 'a'}");
        for (var value : List.of(":x s4", ":y s7", ":s s")) {
            if (condition.contains(value.substring(0, 2))) {
                values.append(", '")
                        .append(value, 0, 2)
                        .append("': {'S': '")
                        .append(value.substring(3))
                        .append("'}");
            }
        }
        var members = "'TableName': 'items', 'KeyConditionExpression': 'pk = :p AND " + condition
                + "', 'ExpressionAttributeValues': {" + values + "}";
        var wanted = List.of(expected.split(" "));

        assertThat(sortKeys(dynamo.ok("Query", "{" + members + "}"))).isEqualTo(wanted);
        assertThat(sortKeys(dynamo.ok("Query", "{" + members + ", 'ScanIndexForward': false}")))
                .isEqualTo(wanted.reversed());
    }

    @Test
    void ends_a_page_at_1_mb() {
        for (var i = 0; i < 5; i++) {
            dynamo.put("a", "s" + i, ", 'x': {'S': '" + "x".repeat(390_000) + "'}");
        }

        assertThat(pages("Query", PARTITION)).containsExactly(List.of("s0", "s1", "s2"), List.of("s3", "s4"));
    }

    @Test
    void scans_everything_once_also_in_segments_and_in_an_index() {
        putTen();

        assertThat(pages("Scan", "'TableName': 'items', 'Limit': 3").stream().flatMap(List::stream))
                .hasSize(11);
        var segments = 0;
        for (var segment = 0; segment < 3; segment++) {
            segments += dynamo.ok("Scan", "{'TableName': 'items', 'TotalSegments': 3, 'Segment': " + segment + "}")
                    .path("Count")
                    .asInt();
        }
        assertThat(segments).isEqualTo(11);
        assertThat(pages("Scan", "'TableName': 'items', 'IndexName': 'byGroup', 'Limit': 4").stream()
                        .flatMap(List::stream)
                        .distinct())
                .hasSize(10);
    }

    @Test
    void shows_in_an_index_only_what_it_projects() {
        putTen();

        var item = dynamo.ok("Scan", "{'TableName': 'items', 'IndexName': 'keysOnly'}")
                .at("/Items/0");

        assertThat(item.has("even")).isFalse();
        assertThat(item).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'KeyConditionExpression': 'sk = :p'",
                "'KeyConditionExpression': 'pk > :p'",
                "'KeyConditionExpression': 'pk = :p OR sk = :p'",
                "'KeyConditionExpression': 'pk = :p AND sk <> :p'",
                "'KeyConditionExpression': 'pk = :p AND gpk = :p'",
                "'KeyConditionExpression': 'pk = :p AND sk = :p AND gpk = :p'",
                "'KeyConditionExpression': 'pk = :p AND contains(sk, :p)'",
                "'KeyConditionExpression': 'pk = :p AND NOT sk = :p'",
                "'KeyConditionExpression': 'pk = sk AND sk = :p'",
                "'FilterExpression': 'gpk = :p'",
                "'KeyConditionExpression': 'pk = :p', 'FilterExpression': 'sk = :p'",
                "'KeyConditionExpression': 'pk = :p', 'Limit': 0",
                "'KeyConditionExpression': 'pk = :p', 'Select': 'ALL_PROJECTED_ATTRIBUTES'",
                "'KeyConditionExpression': 'pk = :p', 'Select': 'SPECIFIC_ATTRIBUTES'",
                "'KeyConditionExpression': 'pk = :p', 'Select': 'COUNT', 'ProjectionExpression': 'gpk'",
                "'KeyConditionExpression': 'pk = :p', 'IndexName': 'none'",
                "'KeyConditionExpression': 'gpk = :p', 'IndexName': 'byGroup', 'ConsistentRead': true",
                "'KeyConditionExpression': 'gpk = :p', 'IndexName': 'keysOnly', 'ProjectionExpression': 'even'",
                "'KeyConditionExpression': 'gpk = :p', 'IndexName': 'keysOnly', 'Select': 'ALL_ATTRIBUTES'",
                "'KeyConditionExpression': 'pk = :p', 'ExclusiveStartKey': {'pk': {'S': 'a'}}",
                "'KeyConditionExpression': 'pk = :p', 'ExclusiveStartKey': {'pk': {'S': 'b'}, 'sk': {'S': 's'}}",
                "'KeyConditionExpression': 'pk = :p AND sk > :p', 'ExclusiveStartKey': {'pk': {'S': 'a'}, 'sk': {'S':"
                        + " ' '}}",
                "'KeyConditions': {}"
            })
    void refuses_a_query(String members) {
        var query = dynamo.call(
                "Query", "{'TableName': 'items', 'ExpressionAttributeValues': {':p': {'S': 'a'}}, " + members + "}");

        assertThat(query.outcome()).isEqualTo("ValidationException");
        assertThat(query.message()).doesNotContain("unused");
    }

    @Test
    void refuses_key_values_of_another_type_or_without_bytes() {
        for (var value : List.of("{'N': '1'}", "{'S': ''}")) {
            assertThat(dynamo.call(
                                    "Query",
                                    "{'TableName': 'items', 'KeyConditionExpression': 'pk = :p', "
                                            + "'ExpressionAttributeValues': {':p': " + value + "}}")
                            .outcome())
                    .isEqualTo("ValidationException");
        }
        assertThat(dynamo.call("Scan", "{'TableName': 'items', 'Segment': 1}").outcome())
                .isEqualTo("ValidationException");
    }
}
