package dev.intact.dynamodb;

import static dev.intact.dynamodb.ScriptedClient.answering;
import static dev.intact.dynamodb.ScriptedClient.cancelled;
import static dev.intact.dynamodb.ScriptedClient.error;
import static dev.intact.dynamodb.ScriptedClient.met;
import static dev.intact.dynamodb.ScriptedClient.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.StoreUnavailable;
import dev.intact.shared.StoreUnavailable.Reason;
import dev.intact.stock.Stock;
import dev.intact.support.TestCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The machine itself, against answers that no server gives on demand. */
class AtomicWriteTest {
    private static final CancellationReason NONE = reason("None");
    private static final CancellationReason CONFLICT = reason("TransactionConflict");
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Answer ANSWER = new Answer(201, "/v1/scratch/1", "{}");

    private final Call call = TestCalls.call("scratch");
    private final UUID made = UUID.randomUUID();
    private final UUID orderId = UUID.randomUUID();
    private final Lanes lanes = new Lanes();

    /** Claims, changes a stock, puts a slug, tells of it: five actions with a new lane, four in one already open. */
    private String write(ScriptedClient client, Duration deadline) {
        return new Table(() -> client, "scratch", deadline, lanes)
                .<String>write("scratch")
                .claim(call, made, ANSWER, kept -> "replayed " + kept.answer().body(), () -> "key reused")
                .change(
                        new Change(Keys.stock("tea")).add(StockItems.AVAILABLE, -2L),
                        lost -> "of tea " + lost.map(item -> item.get(StockItems.AVAILABLE)))
                .putNew(
                        OrderItems.holder(Keys.externalId("mine"), OrderItems.EXTERNAL_ID_TYPE, orderId),
                        holder -> "held by " + holder.get(OrderItems.ORDER_ID))
                .record(List.of(Event.of("scratch.made", made, 1, call.at(), call, "{}")))
                .commit("done");
    }

    private String write(ScriptedClient client) {
        return write(client, Duration.ofSeconds(5));
    }

    private static CancellationReason kept(Call call, UUID made) {
        return met(RequestItems.item(call, made, ANSWER).values());
    }

    private static CancellationReason tea(long available) {
        return met(StockItems.item(new Stock("tea", available, 1, Instant.EPOCH), available)
                .values());
    }

    private CancellationReason holder() {
        return met(OrderItems.holder(Keys.externalId("mine"), OrderItems.EXTERNAL_ID_TYPE, orderId)
                .values());
    }

    @Test
    void does_all_in_one_request_that_begins_with_the_key_and_ends_with_the_events() {
        var client = answering(ScriptedClient::written);

        assertThat(write(client)).isEqualTo("done");

        assertThat(client.sent()).hasSize(1);
        var actions = client.sent().getFirst().transactItems();
        assertThat(actions).hasSize(5);
        assertThat(actions.get(0).put().item())
                .containsEntry(
                        "type", RequestItems.item(call, made, ANSWER).values().get("type"));
        assertThat(actions.get(3).put().item().get("type").s()).isEqualTo(EventItems.TYPE);
        assertThat(actions.get(4).put().item().get("type").s()).isEqualTo(FeedLog.LANE_TYPE);
    }

    @Test
    void gives_the_first_answer_again_where_the_key_stands_for_the_same_request() {
        assertThat(write(answering(cancelled(kept(call, UUID.randomUUID()), NONE, NONE, NONE, NONE))))
                .isEqualTo("replayed {}");
    }

    @Test
    void refuses_a_key_that_stands_for_another_request() {
        var other = TestCalls.askingForMore(call);

        assertThat(write(answering(cancelled(kept(other, UUID.randomUUID()), NONE, NONE, NONE, NONE))))
                .isEqualTo("key reused");
    }

    @Test
    void knows_its_own_mark_after_an_answer_that_was_lost() {
        assertThat(write(answering(ScriptedClient::timeOut, cancelled(kept(call, made), NONE, NONE, NONE, NONE))))
                .isEqualTo("done");
    }

    @Test
    void takes_a_call_that_the_client_broke_off_for_an_unknown_outcome() {
        var brokenOff = (Supplier<SdkException>) () -> {
            throw new RuntimeException(new NullPointerException());
        };

        assertThat(write(answering(brokenOff, cancelled(kept(call, made), NONE, NONE, NONE, NONE))))
                .isEqualTo("done");
    }

    @Test
    void lets_the_key_win_over_every_other_refusal() {
        assertThat(write(answering(cancelled(kept(call, UUID.randomUUID()), tea(1), holder(), NONE, CONFLICT))))
                .isEqualTo("replayed {}");
    }

    @Test
    void refuses_with_the_first_step_that_was_refused_and_what_it_met() {
        assertThat(write(answering(cancelled(NONE, tea(1), holder(), NONE, NONE))))
                .isEqualTo("of tea Optional[1]");
        assertThat(write(answering(cancelled(NONE, reason("ConditionalCheckFailed"), holder(), NONE, NONE))))
                .isEqualTo("of tea Optional.empty");
    }

    @Test
    void believes_no_refusal_behind_a_step_that_others_are_just_changing() {
        var client = answering(cancelled(NONE, CONFLICT, holder(), CONFLICT, NONE), ScriptedClient::written);

        assertThat(write(client)).isEqualTo("done");
    }

    @Test
    void believes_no_refusal_as_long_as_the_key_may_be_taken() {
        var client = answering(
                cancelled(CONFLICT, tea(1), holder(), NONE, NONE),
                cancelled(kept(call, UUID.randomUUID()), tea(1), holder(), NONE, NONE));

        assertThat(write(client)).isEqualTo("replayed {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void sends_the_same_again_when_others_were_in_the_way(String code) {
        var client = answering(cancelled(NONE, reason(code), NONE, NONE, NONE), ScriptedClient::written);

        assertThat(write(client)).isEqualTo("done");

        assertThat(client.sent()).hasSize(2);
        assertSame(client.sent().get(0), client.sent().get(1));
    }

    @Test
    void says_why_it_gives_up() {
        assertGivesUp(Reason.CONTENTION, answering(cancelled(NONE, CONFLICT, NONE, NONE, NONE)));
        assertGivesUp(Reason.IN_FLIGHT, answering(cancelled(CONFLICT, CONFLICT, NONE, NONE, NONE)));
        assertGivesUp(Reason.NO_ANSWER, answering(cancelled(NONE, reason("ThrottlingError"), NONE, NONE, NONE)));
        assertGivesUp(Reason.NO_ANSWER, answering(ScriptedClient::throttled));
        assertGivesUp(Reason.NO_ANSWER, answering(ScriptedClient::timeOut));
        assertGivesUp(Reason.NO_ANSWER, answering(error("ExpiredTokenException")));
        assertGivesUp(Reason.NO_ANSWER, answering(error("ResourceNotFoundException")));
    }

    @Test
    void never_says_that_nothing_was_changed_after_one_answer_was_lost() {
        assertGivesUp(
                Reason.NO_ANSWER, answering(ScriptedClient::timeOut, cancelled(NONE, CONFLICT, NONE, NONE, NONE)));
    }

    @Test
    void asks_the_very_same_until_the_outcome_is_known() {
        var client = answering(
                ScriptedClient::timeOut,
                ScriptedClient::brokenInside,
                ScriptedClient::inProgress,
                ScriptedClient::throttled,
                ScriptedClient::written);

        assertThat(write(client)).isEqualTo("done");

        assertThat(client.sent()).hasSize(5);
        client.sent().forEach(request -> assertSame(request, client.sent().getFirst()));
    }

    @Test
    void is_a_defect_when_the_service_says_that_the_request_is_wrong() {
        assertThatThrownBy(() -> write(answering(ScriptedClient::mismatch))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> write(answering(error("ValidationException"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> write(answering(cancelled(NONE, reason("ValidationError"), NONE, NONE, NONE))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void uses_a_place_again_only_if_it_is_certainly_free() {
        write(answering(ScriptedClient::written));
        var refused = answering(cancelled(NONE, tea(1), NONE, NONE));
        write(refused);
        var next = answering(ScriptedClient::written);
        write(next);

        assertThat(placeIn(next)).isEqualTo(placeIn(refused));
        assertThat(placeIn(next)).endsWith("000000000001");

        var lost = answering(ScriptedClient::timeOut);
        assertThatThrownBy(() -> write(lost, SOON)).isInstanceOf(StoreUnavailable.class);
        var after = answering(ScriptedClient::written);
        write(after);

        assertThat(placeIn(lost)).endsWith("000000000002");
        assertThat(placeIn(after)).endsWith("000000000000").isNotEqualTo(placeIn(lost));
    }

    @Test
    void tells_no_refusal_that_an_attempt_still_on_its_way_could_belie() {
        var client = answering(ScriptedClient::timeOut, cancelled(NONE, tea(1), NONE, NONE, NONE));

        assertThat(write(client)).isEqualTo("of tea Optional[1]");

        assertThat(client.puts()).hasSize(1);
        var closed = client.puts().getFirst().item();
        assertThat(closed.get("pk").s() + closed.get("sk").s()).isEqualTo(placeIn(client));
        assertThat(closed.get("events").l()).isEmpty();
    }

    @Test
    void finds_the_attempt_that_came_late_when_it_is_about_to_tell_a_refusal() {
        var place = lanes.fresh();
        var entry = EventItems.item(place, List.of(Event.of("scratch.made", made, 1, call.at(), call, "{}")));
        var client = answering(
                        ScriptedClient::timeOut,
                        cancelled(NONE, tea(1), NONE, NONE, NONE),
                        cancelled(kept(call, made), tea(1), NONE, NONE, NONE))
                .meetingAtPuts(entry.values());

        assertThat(write(client)).isEqualTo("done");
    }

    @Test
    void leaves_the_place_for_the_next_write_after_a_replay() {
        var replay = answering(cancelled(kept(call, UUID.randomUUID()), NONE, NONE, NONE, NONE));
        write(replay);
        var next = answering(ScriptedClient::written);
        write(next);

        assertThat(placeIn(next)).isEqualTo(placeIn(replay));
    }

    @Test
    void takes_another_lane_when_its_own_was_closed() {
        write(answering(ScriptedClient::written));
        var closed = met(EventItems.item(lanes.fresh(), List.of()).values());
        var client = answering(cancelled(NONE, NONE, NONE, closed), ScriptedClient::written);

        assertThat(write(client)).isEqualTo("done");

        var first = client.sent().get(0);
        var second = client.sent().get(1);
        assertThat(second.clientRequestToken()).isNotEqualTo(first.clientRequestToken());
        assertThat(second.transactItems()).hasSize(5);
        assertThat(eventsIn(second)).isEqualTo(eventsIn(first));
    }

    @Test
    void writes_no_item_twice() {
        var write = new Table(() -> answering(ScriptedClient::written), "scratch", SOON, lanes)
                .<String>write("scratch")
                .claim(call, made, ANSWER, kept -> "", () -> "")
                .put(StockItems.item(new Stock("tea", 1, 1, Instant.EPOCH), 1));

        assertThatThrownBy(() -> write.put(StockItems.item(new Stock("tea", 2, 1, Instant.EPOCH), 2)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertSame(TransactWriteItemsRequest one, TransactWriteItemsRequest other) {
        assertThat(one).isEqualTo(other);
        assertThat(one.clientRequestToken()).isEqualTo(other.clientRequestToken());
    }

    private void assertGivesUp(Reason reason, ScriptedClient client) {
        assertThatExceptionOfType(StoreUnavailable.class)
                .isThrownBy(() -> write(client, SOON))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(client.sent()).hasSizeGreaterThan(1);
    }

    private static String placeIn(ScriptedClient client) {
        var item = client.sent().getFirst().transactItems().get(3).put().item();
        return item.get("pk").s() + item.get("sk").s();
    }

    private static Object eventsIn(TransactWriteItemsRequest request) {
        return request.transactItems().get(3).put().item().get("events");
    }
}
