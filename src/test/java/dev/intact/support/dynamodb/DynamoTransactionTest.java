package dev.intact.support.dynamodb;

import static dev.intact.support.dynamodb.DynamoCalls.json;
import static dev.intact.support.dynamodb.DynamoCalls.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Race;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DynamoTransactionTest extends DynamoTest {
    /** Long enough that a call in the middle of it comes in the middle of it. */
    private static final Behaviour SLOW = new Behaviour(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(2));

    private static String transaction(String... actions) {
        return "{'TransactItems': [" + String.join(", ", actions) + "]}";
    }

    private static String withToken(String token, String... actions) {
        return "{'ClientRequestToken': '" + token + "', " + transaction(actions).substring(1);
    }

    private static String put(String sk) {
        return "{'Put': {'TableName': 'items', 'Item': {" + key("a", sk) + "}}}";
    }

    private static String putNew(String sk) {
        return "{'Put': {'TableName': 'items', 'Item': {" + key("a", sk) + "}, "
                + "'ConditionExpression': 'attribute_not_exists(pk)', "
                + "'ReturnValuesOnConditionCheckFailure': 'ALL_OLD'}}";
    }

    private static String increment(String sk) {
        return "{'Update': {'TableName': 'items', 'Key': {" + key("a", sk) + "}, 'UpdateExpression': 'ADD n :one', "
                + "'ExpressionAttributeValues': {':one': {'N': '1'}}}}";
    }

    private static String check(String sk) {
        return "{'ConditionCheck': {'TableName': 'items', 'Key': {" + key("a", sk) + "}, "
                + "'ConditionExpression': 'attribute_exists(pk)'}}";
    }

    private static String delete(String sk) {
        return "{'Delete': {'TableName': 'items', 'Key': {" + key("a", sk) + "}}}";
    }

    private List<String> codes(String body) {
        return dynamo.call("TransactWriteItems", body)
                .body()
                .path("CancellationReasons")
                .findValuesAsText("Code");
    }

    @Test
    void does_all_actions() {
        dynamo.put("a", "old", "");
        dynamo.put("a", "there", "");

        dynamo.ok("TransactWriteItems", transaction(put("1"), increment("2"), delete("old"), check("there")));

        assertThat(dynamo.get("a", "1")).isNotEmpty();
        assertThat(dynamo.get("a", "2").at("/n/N").asText()).isEqualTo("1");
        assertThat(dynamo.get("a", "old")).isEmpty();
        assertThat(dynamo.get("a", "there")).isEqualTo(json("{" + key("a", "there") + "}"));
    }

    @Test
    void does_nothing_if_one_action_is_refused_and_tells_the_reasons_in_order() {
        dynamo.put("a", "2", ", 'n': {'N': '5'}");

        var answer = dynamo.call("TransactWriteItems", transaction(put("1"), putNew("2"), check("none")));

        assertThat(answer.body()).isEqualTo(json("""
            {'__type': 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
             'Message': 'Transaction cancelled, please refer cancellation reasons for specific reasons \
            [None, ConditionalCheckFailed, ConditionalCheckFailed]',
             'CancellationReasons': [{'Code': 'None'},
                 {'Code': 'ConditionalCheckFailed', 'Message': 'The conditional request failed',
                  'Item': {'pk': {'S': 'a'}, 'sk': {'S': '2'}, 'n': {'N': '5'}}},
                 {'Code': 'ConditionalCheckFailed', 'Message': 'The conditional request failed'}]}\
            """));
        assertThat(dynamo.get("a", "1")).isEmpty();
        assertThat(dynamo.get("a", "2").has("n")).isTrue();
    }

    @Test
    void tells_as_a_reason_what_only_the_stored_item_or_the_schema_shows() {
        dynamo.put("a", "text", ", 'n': {'S': 'no number'}");
        var tooLarge = "{'Put': {'TableName': 'items', 'Item': {" + key("a", "big") + ", 'x': {'S': '"
                + "x".repeat(410_000) + "'}}}}";
        var wrongKey = "{'Delete': {'TableName': 'items', 'Key': {'pk': {'S': 'a'}}}}";

        assertThat(codes(transaction(put("1"), increment("text"), tooLarge, wrongKey)))
                .containsExactly("None", "ValidationError", "ValidationError", "ValidationError");
    }

    @Test
    void does_the_same_token_once() {
        dynamo.ok("TransactWriteItems", withToken("t", increment("1")));
        dynamo.ok("TransactWriteItems", withToken("t", increment("1")));

        assertThat(dynamo.get("a", "1").at("/n/N").asText()).isEqualTo("1");
        assertThat(dynamo.call("TransactWriteItems", withToken("t", increment("2")))
                        .outcome())
                .isEqualTo("IdempotentParameterMismatchException");
        assertThat(dynamo.call("TransactWriteItems", withToken("x".repeat(37), increment("2")))
                        .outcome())
                .isEqualTo("ValidationException");
    }

    @Test
    void forgets_the_token_of_a_cancelled_transaction() {
        assertThat(codes(withToken("t", check("1"), increment("2")))).contains("ConditionalCheckFailed");
        dynamo.put("a", "1", "");

        dynamo.ok("TransactWriteItems", withToken("t", check("1"), increment("2")));

        assertThat(dynamo.get("a", "2").at("/n/N").asText()).isEqualTo("1");
    }

    @Test
    void lets_one_of_two_transactions_win_that_meet() {
        server.behave(SLOW);

        var outcomes = Race.of(
                2, number -> dynamo.call("TransactWriteItems", transaction(put("own" + number), increment("both"))));

        assertThat(outcomes)
                .extracting(DynamoCalls.Answer::outcome)
                .containsExactlyInAnyOrder("ok", "TransactionCanceledException");
        var loser = outcomes.stream()
                .filter(answer -> !answer.outcome().equals("ok"))
                .findFirst()
                .orElseThrow();
        assertThat(loser.body().path("CancellationReasons"))
                .isEqualTo(json("[{'Code': 'None'}, {'Code': 'TransactionConflict', 'Message': 'Transaction is ongoing"
                        + " for the item'}]"));
        assertThat(dynamo.get("a", "both").at("/n/N").asText()).isEqualTo("1");
    }

    @Test
    void holds_its_items_against_everyone_but_plain_readers() {
        server.behave(SLOW);
        dynamo.put("a", "1", ", 'n': {'N': '1'}");
        var body = withToken("t", increment("1"));
        var running = CompletableFuture.supplyAsync(() -> dynamo.call("TransactWriteItems", body));
        var write = "{'TableName': 'items', 'Item': {" + key("a", "1") + "}}";
        // The first refusal tells that the transaction has begun. Until then the put does not change anything.
        await(() -> dynamo.call("PutItem", write.replace("}}}", "}, 'n': {'N': '1'}}}"))
                .outcome()
                .equals("TransactionConflictException"));

        assertThat(dynamo.get("a", "1").at("/n/N").asText()).isEqualTo("1");
        assertThat(dynamo.call("TransactWriteItems", body).outcome()).isEqualTo("TransactionInProgressException");
        var read = "{'TransactItems': [{'Get': {'TableName': 'items', 'Key': {" + key("a", "1") + "}}}]}";
        assertThat(dynamo.call("TransactGetItems", read)
                        .at("/CancellationReasons/0/Code")
                        .asText())
                .isEqualTo("TransactionConflict");
        var batch = "{'RequestItems': {'items': [{'PutRequest': {'Item': {" + key("a", "1") + "}}}]}}";
        assertThat(dynamo.ok("BatchWriteItem", batch).at("/UnprocessedItems/items"))
                .hasSize(1);
        assertThat(codes(transaction(check("none"), increment("1"), put("2"))))
                .containsExactly("ConditionalCheckFailed", "TransactionConflict", "None");
        assertThat(running.join().outcome()).isEqualTo("ok");
        assertThat(dynamo.get("a", "1").at("/n/N").asText()).isEqualTo("2");
    }

    @Test
    void reads_many_items_in_order() {
        dynamo.put("a", "1", ", 'n': {'N': '1'}");

        var read = dynamo.ok(
                "TransactGetItems",
                "{'TransactItems': ["
                        + "{'Get': {'TableName': 'items', 'Key': {" + key("a", "0") + "}}}, "
                        + "{'Get': {'TableName': 'items', 'Key': {" + key("a", "1")
                        + "}, 'ProjectionExpression': 'n'}}]}");

        assertThat(read).isEqualTo(json("{'Responses': [{}, {'Item': {'n': {'N': '1'}}}]}"));
    }

    @Test
    void refuses_an_item_twice_too_many_actions_and_too_many_bytes() {
        var tooMany = new String[101];
        Arrays.setAll(tooMany, number -> put(Integer.toString(number)));
        var tooLarge = new String[11];
        Arrays.setAll(tooLarge, number -> put(Integer.toString(number))
                .replace("}}}}", "}, 'x': {'S': '" + "x".repeat(400_000) + "'}}}}"));

        for (var body : List.of(
                transaction(put("1"), check("1")), transaction(tooMany), transaction(tooLarge), transaction())) {
            assertThat(dynamo.call("TransactWriteItems", body).outcome()).isEqualTo("ValidationException");
        }
        assertThat(dynamo.ok("Scan", "{'TableName': 'items'}").path("Count").asInt())
                .isZero();
    }
}
