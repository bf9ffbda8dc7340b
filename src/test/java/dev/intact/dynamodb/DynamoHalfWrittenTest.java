package dev.intact.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable;
import dev.intact.support.Proof;
import dev.intact.support.StoreContract;
import dev.intact.support.Stores;
import dev.intact.support.Workflows;
import dev.intact.support.dynamodb.DynamoProxy.Sent;
import dev.intact.support.dynamodb.Effect;
import dev.intact.support.dynamodb.Effect.AnswerLost;
import dev.intact.support.dynamodb.Effect.CutBefore;
import dev.intact.support.dynamodb.Effect.Reply;
import dev.intact.support.dynamodb.Effect.Stall;
import dev.intact.support.dynamodb.Effect.StallAnswer;
import dev.intact.support.dynamodb.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Each action of each workflow is refused in turn, and each workflow's call is lost before and after it took effect, below
 * the SDK, so that its own retries run too: nothing may be half there, and the same key must then succeed.
 */
class DynamoHalfWrittenTest extends StoreContract {
    private static final String WRITE = "TransactWriteItems";
    /** More often than the SDK asks. */
    private static final int ALWAYS = 1_000;

    private static final Duration HASTE = Duration.ofMillis(200);
    private static final Duration STALL = HASTE.multipliedBy(2);

    /** All that the service may say of an action: AWS, "TransactWriteItems", cancellation reasons. */
    private static final List<String> REASONS = List.of(
            "ConditionalCheckFailed",
            "TransactionConflict",
            "ThrottlingError",
            "ProvisionedThroughputExceeded",
            "ItemCollectionSizeLimitExceeded",
            "ValidationError");
    /** Not in an AfterEach: that of the contract still looks into it. */
    @AutoClose
    private final DynamoTable table = new DynamoTable();

    /** Asks again before what is held back comes through. */
    @AutoClose
    private final DynamoDbClient hasty = DynamoTable.client(table.proxy().endpoint(), HASTE);

    private void mend() {
        table.proxy().reset();
    }

    @Override
    protected Stores stores() {
        return table.stores(Pauses.DEADLINE);
    }

    /** Gives up at the first failure that the SDK does not mend, so that what it left can be seen. */
    private Stores impatient() {
        return table.stores(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_whole_or_not_there_whichever_action_is_refused(Workflows workflow) {
        var actions = actionsOf(workflow);
        for (var action = 0; action < actions; action++) {
            var attempt = workflow.prepare(stores());
            var before = stores().everything();
            for (var reason : REASONS) {
                arm(Reply.cancelled(actions, Map.of(action, reason)), ALWAYS);
                refuse(attempt);
                mend();
                assertThat(changedSince(before))
                        .as("%s with %s at action %d", workflow, reason, action)
                        .isEmpty();
            }
            assertSucceedsOnce(attempt, workflow);
        }
        Proof.tell(Proof.Line.ACTION_FAULTS, workflow.name(), (long) actions * REASONS.size());
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_not_there_when_the_call_never_arrived_or_the_service_is_broken_inside(Workflows workflow) {
        var writes = writesOf(workflow).size();
        for (var effect : List.of(new CutBefore(), Reply.error(500, "InternalServerError", "planted"))) {
            for (var call = 1; call <= writes; call++) {
                var attempt = workflow.prepare(stores());
                var before = stores().everything();
                table.proxy().arm(new Fault(WRITE, call, ALWAYS, effect));
                assertThatThrownBy(() -> attempt.apply(impatient())).isInstanceOf(StoreUnavailable.class);
                mend();

                assertThat(changedSince(before))
                        .as("%s at call %d", effect, call)
                        .isEmpty();
                assertSucceedsOnce(attempt, workflow);
            }
        }
        Proof.tell(Proof.Line.CALL_FAULTS, workflow + "-broken", 2L * writes);
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void finds_what_was_written_when_every_answer_was_lost(Workflows workflow) {
        var attempt = workflow.prepare(stores());
        var before = stores().everything();
        arm(new AnswerLost(), ALWAYS);
        assertThatThrownBy(() -> attempt.apply(impatient())).isInstanceOf(StoreUnavailable.class);
        mend();

        assertThat(changedSince(before)).contains("request", "entry");
        assertReplayed(attempt);
        Proof.tell(Proof.Line.CALL_FAULTS, workflow + "-lost", 1);
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void tells_the_first_answer_itself_after_a_call_or_an_answer_was_lost(Workflows workflow) {
        var undisturbed = workflow.prepare(stores()).apply(stores()).getClass();
        for (var effect :
                List.of(new CutBefore(), new AnswerLost(), Reply.error(400, "ThrottlingException", "planted"))) {
            var attempt = workflow.prepare(stores());
            arm(effect, 1);

            assertThat(attempt.apply(stores()).getClass()).as("%s", effect).isEqualTo(undisturbed);

            assertThat(table.proxy().isArmed()).isFalse();
            assertReplayed(attempt);
        }
        Proof.tell(Proof.Line.CALL_FAULTS, workflow + "-once", 3);
    }

    @ParameterizedTest
    @EnumSource(Workflows.class)
    void is_done_once_when_a_call_or_its_answer_comes_late(Workflows workflow) {
        var undisturbed = workflow.prepare(stores()).apply(stores()).getClass();
        for (var effect : List.of(new Stall(STALL), new StallAnswer(STALL))) {
            var attempt = workflow.prepare(stores());
            arm(effect, 1);

            assertThat(attempt.apply(table.storesBy(hasty)).getClass())
                    .as("%s", effect)
                    .isEqualTo(undisturbed);

            assertReplayed(() -> {
                LockSupport.parkNanos(STALL.toNanos());
                return attempt.apply(stores());
            });
        }
        Proof.tell(Proof.Line.CALL_FAULTS, workflow + "-late", 2);
    }

    private void arm(Effect effect, int times) {
        table.proxy().arm(new Fault(WRITE, 1, times, effect));
    }

    /** With a refusal of the workflow, or without an answer; a condition that can't fail is a defect. */
    private void refuse(Workflows.Attempt attempt) {
        try {
            assertThat(attempt.apply(impatient()).getClass().getSimpleName())
                    .isNotIn("Created", "Recorded", "Registered", "Revoked", "Replayed");
        } catch (StoreUnavailable | IllegalStateException refused) {
            assertThat(refused).hasMessageNotContaining("Created");
        }
    }

    /** Of its transaction, when it needs a new lane, as it does on stores just made. */
    private int actionsOf(Workflows workflow) {
        return writesOf(workflow).getFirst().body().get("TransactItems").size();
    }

    /** A workflow has one; if it had more, it could end between them. */
    private List<Sent> writesOf(Workflows workflow) {
        var attempt = workflow.prepare(stores());
        table.proxy().reset();
        attempt.apply(stores());
        return table.proxy().sent().stream()
                .filter(sent -> sent.operation().equals(WRITE))
                .toList();
    }
}
