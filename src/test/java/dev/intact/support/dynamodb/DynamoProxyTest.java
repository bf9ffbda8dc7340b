package dev.intact.support.dynamodb;

import static dev.intact.support.dynamodb.DynamoCalls.json;
import static dev.intact.support.dynamodb.DynamoCalls.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynamoProxyTest extends DynamoTest {
    private static final Duration SOME_TIME = Duration.ofMillis(300);
    private static final String PUT = "{'TableName': 'items', 'Item': {" + key("a", "1") + "}}";

    private DynamoProxy proxy;
    private DynamoCalls through;

    @BeforeEach
    void stand_between() {
        proxy = new DynamoProxy(server.endpoint());
        through = DynamoCalls.to(proxy.endpoint());
    }

    @AfterEach
    void stop_the_proxy() {
        proxy.close();
    }

    private static void assertCut(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void forwards_and_counts_and_keeps_what_was_sent() {
        through.ok("PutItem", PUT);
        var refused = through.call("GetItem", "{'TableName': 'none'}");

        assertThat(dynamo.get("a", "1")).isNotEmpty();
        assertThat(refused.response().statusCode()).isEqualTo(400);
        assertThat(refused.response().headers().firstValue("x-amz-crc32")).isPresent();
        assertThat(proxy.requests()).isEqualTo(2);
        assertThat(proxy.requests("PutItem")).isEqualTo(1);
        assertThat(proxy.sent().getFirst()).isEqualTo(new DynamoProxy.Sent("PutItem", json(PUT)));
        proxy.reset();
        assertThat(proxy.requests()).isZero();
    }

    @Test
    void cuts_the_line_before_the_server_gets_the_request() {
        proxy.arm(new Fault("PutItem", 2, 2, new Effect.CutBefore()));

        through.ok("PutItem", PUT);
        through.ok("ListTables", "{}");
        dynamo.ok("DeleteItem", "{'TableName': 'items', 'Key': {" + key("a", "1") + "}}");
        assertCut(() -> through.call("PutItem", PUT));
        assertThat(proxy.isArmed()).isTrue();
        assertCut(() -> through.call("PutItem", PUT));
        assertThat(proxy.isArmed()).isFalse();

        assertThat(dynamo.get("a", "1")).isEmpty();
        through.ok("PutItem", PUT);
    }

    @Test
    void loses_the_answer_of_what_the_server_has_done() {
        proxy.arm(Fault.next(null, new Effect.AnswerLost()));

        assertCut(() -> through.call("PutItem", PUT));

        assertThat(dynamo.get("a", "1")).isNotEmpty();
        assertThat(proxy.requests()).isEqualTo(1);
    }

    @Test
    void holds_a_request_or_an_answer() {
        proxy.arm(Fault.next("PutItem", new Effect.Stall(SOME_TIME)));
        proxy.arm(new Fault("PutItem", 2, 1, new Effect.StallAnswer(SOME_TIME)));

        for (var i = 0; i < 2; i++) {
            var start = System.nanoTime();
            through.ok("PutItem", PUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SOME_TIME);
        }
    }

    @Test
    void answers_instead_of_the_server() {
        proxy.arm(Fault.next("PutItem", Effect.Reply.error(400, "ThrottlingException", "Slow down")));

        var answer = through.call("PutItem", PUT);

        assertThat(answer.outcome()).isEqualTo("ThrottlingException");
        assertThat(answer.message()).isEqualTo("Slow down");
        var sum = new CRC32();
        sum.update(answer.response().body().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.response().headers().firstValue("x-amz-crc32")).contains(Long.toString(sum.getValue()));
        assertThat(dynamo.get("a", "1")).isEmpty();
    }

    @Test
    void cancels_a_transaction_for_given_reasons() {
        proxy.arm(Fault.next("TransactWriteItems", Effect.Reply.cancelled(3, Map.of(1, "TransactionConflict"))));

        var answer = through.call("TransactWriteItems", "{}");

        assertThat(answer.outcome()).isEqualTo("TransactionCanceledException");
        assertThat(answer.body().path("CancellationReasons").findValuesAsText("Code"))
                .containsExactly("None", "TransactionConflict", "None");
    }
}
