package dev.intact.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intact.input.Memory.Scene;
import dev.intact.input.Wire.Answer;
import dev.intact.support.Api;
import dev.intact.support.Proof;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests made from the service's own OpenAPI document: six in ten as it allows, of things that earlier answers have told
 * of, and four in ten with one thing wrong. {@code test.requests} says how many, {@code test.seed} which.
 */
@Tag("alone")
@RestTest
class GeneratedRequestsTest {
    private static final boolean IS_ON_DYNAMODB = StoreServer.STORE.equals("dynamodb");
    /** There the database shares the processors, and the heap, with the test. */
    private static final int REQUESTS = Integer.getInteger("test.requests", IS_ON_DYNAMODB ? 3_000 : 10_000);

    private static final String SOURCE = "GeneratedRequestsTest on " + StoreServer.STORE;
    private static final long SEED = Long.getLong("test.seed", 1);
    private static final int WARM_UP = 3_000;
    private static final int SCENES_EVERY = 250;
    private static final int SCENES_EVERY_INSISTING = 40;
    private static final int MOST_ATTEMPTS = 2_000;
    private static final int MOST_MUTATED = 4;

    /**
     * What a leak of 4 KiB a request would add after the warm-up: a body or an answer that is kept. Caches that fill slowly,
     * and code that is compiled, stay below it.
     */
    private static final long MOST_GROWTH = 28L << 20;

    /** What a schema can't say: of two users, and of two fields. */
    private static final List<String> BEYOND_SCHEMAS =
            List.of("must be another user than fromUserId", "goes with lines or full");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Memory memory = new Memory();
    private final TreeSet<String> succeeded = new TreeSet<>();
    private final TreeSet<String> codes = new TreeSet<>();
    private int sent;
    private int refused;
    private ApiDescription api;
    private List<Operation> operations;
    private RequestGenerator generator;

    @BeforeEach
    void read_the_document() {
        api = ApiDescription.read();
        operations = api.operations();
        generator = new RequestGenerator(api, memory, random);
    }

    @Test
    void are_answered_as_the_document_says_and_break_nothing() {
        try (var wire = new Wire()) {
            var heap = 0L;
            for (var number = 1; number <= REQUESTS; number++) {
                if (number % SCENES_EVERY == 1) {
                    makeScenes();
                }
                call(wire, number, operation(), MOST_MUTATED);
                if (number == WARM_UP) {
                    heap = usedHeap();
                }
            }
            assertThatHeapIsFlat(heap);
            operations.forEach(operation -> insistOn(wire, operation));
        }
        Api.assertNothingIsViolated();
        codes.forEach(code -> Api.bare().get("/problems/" + code).then().statusCode(200));
        Proof.tell(Proof.Line.REQUESTS, SOURCE, sent);
        Proof.tell(Proof.Line.REQUESTS_REFUSED, SOURCE, refused);
    }

    private void makeScenes() {
        Scenes.make().forEach(values -> memory.keep(new Scene(values), random));
    }

    /** What has to fit together for a success seldom does by chance: then by many chances. */
    private void insistOn(Wire wire, Operation operation) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS && !succeeded.contains(operation.name()); attempt++) {
            if (attempt % SCENES_EVERY_INSISTING == 0) {
                makeScenes();
            }
            call(wire, REQUESTS + attempt, operation, 0);
        }
        assertThat(succeeded).contains(operation.name());
    }

    private void call(Wire wire, int number, Operation operation, int mutatedOfTen) {
        var draft = generator.draft(api, operation);
        var mutation = random.nextInt(10) < mutatedOfTen ? mutated(draft) : Mutation.NONE;
        var request = draft.request();
        var answer = wire.send(request);
        sent++;
        var wrong = wrong(draft, mutation, request, answer);
        assertThat(wrong)
                .as(
                        "request %d with %s (-Dtest.seed=%d): %s\n%s\n\n%d %s\n%s",
                        number,
                        mutation.name(),
                        SEED,
                        draft.operation(),
                        request,
                        answer.status(),
                        answer.headers(),
                        answer.body())
                .isEmpty();
        if (answer.status() < 300) {
            succeeded.add(draft.operation().name());
            learn(draft, answer);
        } else {
            refused++;
            ApiDescription.tree(answer.body())
                    .ifPresent(told -> codes.add(told.path("code").asText()));
        }
    }

    /** Each as often as the others, but the walk over the whole store, which takes longer and longer. */
    private Operation operation() {
        var operation = Mutation.pick(operations, random);
        var isAgain = operation.path().equals("/v1/integrity") && random.nextInt(20) > 0;
        return isAgain ? operation() : operation;
    }

    private Mutation mutated(Draft draft) {
        var mutation = Mutation.pick(Mutation.ALL, random);
        while (!mutation.change().test(draft, random)) {
            mutation = Mutation.pick(Mutation.ALL, random);
        }
        return mutation;
    }

    /** All that an answer must not be; empty if it is right. */
    private List<String> wrong(Draft draft, Mutation mutation, Request request, Answer answer) {
        var operation = draft.operation();
        var wrong = new ArrayList<>(new AnswerCheck(api).wrong(operation, answer, mutation.otherStatus()));
        var violations = violations(operation, request);
        if (answer.status() < 400 && (mutation.isAlwaysRefused() || !violations.isEmpty())) {
            wrong.add("should be refused: " + violations);
        }
        var isAllowed = mutation == Mutation.NONE && violations.isEmpty();
        if (isAllowed
                && answer.body().contains("\"invalid-request\"")
                && BEYOND_SCHEMAS.stream().noneMatch(answer.body()::contains)) {
            wrong.add("is refused though the document allows it");
        }
        return wrong;
    }

    private List<String> violations(Operation operation, Request request) {
        return operation
                .body()
                .map(schema -> api.violations(schema, new String(request.body(), StandardCharsets.UTF_8)))
                .orElse(List.of());
    }

    private void learn(Draft draft, Answer answer) {
        var scene = draft.scene();
        for (var segment : draft.segments().entrySet()) {
            var name = RequestGenerator.named(draft.operation(), segment.getKey());
            scene = scene.and(Map.of(name, new TextNode(segment.getValue())));
        }
        var schema = draft.operation().answers().get(answer.status());
        if (schema.isPresent()) {
            memory.learn(scene, schema.get(), ApiDescription.tree(answer.body()).orElse(NullNode.instance), random);
        }
    }

    private void assertThatHeapIsFlat(long before) {
        if (before > 0 && !IS_ON_DYNAMODB) {
            assertThat(usedHeap() - before)
                    .as("bytes more than after %d requests", WARM_UP)
                    .isLessThan(MOST_GROWTH);
        }
    }

    /** The least of a few looks: what the collector leaves to later is not kept. */
    private static long usedHeap() {
        var least = Long.MAX_VALUE;
        for (var look = 0; look < 5; look++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
