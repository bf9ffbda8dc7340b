package dev.intact.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intact.input.Memory.Scene;
import dev.intact.input.Wire.Answer;
import dev.intact.support.Api;
import dev.intact.support.Proof;
import dev.intact.support.RestTest;
import dev.intact.support.SlotCalls;
import dev.intact.support.StoreServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that mean something to a machine behind are only texts here: stored as they are, or refused. */
@RestTest
class InjectionTest {
    private static final String NUL = "a\u0000b";
    private static final String HALF = "half";

    /** In a body alone, and only escaped: UTF-8 can't hold it. */
    private static final String LONE_SURROGATE = "\\ud800";

    private static final List<String> TEXTS = List.of(
            "'; drop table orders; --",
            "' or '1'='1",
            "\\'; select pg_sleep(9) --",
            "$1::text",
            "\",\"role\":\"owner\",\"x\":\"",
            "{\"$gt\":\"\"}",
            "ORDER#1",
            "#",
            "a#b",
            "attribute_exists(pk)",
            "\u0001\u001f\u007f",
            "a\r\nERROR [dev.intact] forged",
            "${jndi:ldap://127.0.0.1/a}",
            "%s%n%x",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "#{7*7}${7*7}",
            "../../../etc/passwd",
            "..%2fadmin%2e",
            "file:///etc/passwd",
            "\u202Eevil",
            "a\u200Bb\uFEFF",
            "e\u0301",
            "👩‍👩‍👧",
            "\uFFFF",
            " a ",
            NUL,
            HALF);

    private static final Set<String> UNSTORABLE = Set.of(NUL, HALF);

    private static final int SCENES_EVERY = 800;

    /** Free texts, which a store has to hold: what is put into them must have been read back. */
    private static final Set<String> FREE = Set.of("sku", "customerId", "externalId", "name", "bio", "metadata");

    private final SplittableRandom random = new SplittableRandom(1);
    private final Memory memory = new Memory();
    private final Set<String> stored = new TreeSet<>();
    private ApiDescription api;
    private RequestGenerator generator;
    private long told;
    private long scenes = -1;

    @BeforeEach
    void read_the_document() {
        api = ApiDescription.read();
        generator = new RequestGenerator(api, memory, random);
    }

    @Test
    void texts_are_stored_as_they_are_or_refused() {
        try (var wire = new Wire()) {
            for (var operation : api.operations()) {
                if (told / SCENES_EVERY != scenes) {
                    scenes = told / SCENES_EVERY;
                    Scenes.make().forEach(scene -> memory.keep(new Scene(scene), random));
                }
                for (var text : TEXTS) {
                    inBody(wire, operation, text);
                    if (!text.equals(HALF)) {
                        inAddress(wire, operation, text);
                        inHeaders(wire, operation, text);
                    }
                }
            }
        }
        assertThat(stored).containsAll(FREE);
        Api.assertNothingIsViolated();
        Proof.tell(Proof.Line.INJECTIONS, "InjectionTest on " + StoreServer.STORE, told);
    }

    /** By chance a payment seldom fits its order. */
    @Test
    void references_of_payments_are_stored_as_they_are() {
        TEXTS.stream().filter(text -> !UNSTORABLE.contains(text)).forEach(text -> {
            var payments = "/v1/orders/" + Api.placedOrder(5) + "/payments";
            var payment = Api.json("provider", "injections", "reference", text, "amount", 5);
            Api.post(payments, payment).then().statusCode(201).body("reference", equalTo(text));
            Api.get(payments).then().body("items[0].reference", equalTo(text));
        });
    }

    /** Nor is an order paid, and its money left, when it is refunded or cancelled. */
    @Test
    void reasons_are_stored_as_they_are() {
        TEXTS.stream().filter(text -> !UNSTORABLE.contains(text)).forEach(text -> {
            var order = "/v1/orders/" + Api.paidOrder(5);
            var reason = Api.json("amount", 1, "reason", text);
            Api.post(order + "/refunds", reason).then().statusCode(201).body("reason", equalTo(text));
            Api.post(order + "/cancellation", Api.json("refund", "full", "reason", text))
                    .then()
                    .statusCode(201);
            Api.get(order + "/refunds")
                    .then()
                    .body("items[0].reason", equalTo(text))
                    .body("items[1].reason", equalTo(text));
        });
    }

    /** Nor a host an open slot. */
    @Test
    void names_of_resources_and_hosts_are_stored_as_they_are() {
        TEXTS.stream().filter(text -> !UNSTORABLE.contains(text)).forEach(text -> {
            // Where no other test makes slots.
            var slot = SlotCalls.open(text, SlotCalls.inThreeHours().plus(Duration.ofDays(300)));
            slot.reserve(text).then().statusCode(201).body("hostName", equalTo(text));
            slot.get().then().body("resourceId", equalTo(text)).body("hostName", equalTo(text));
        });
    }

    private void inBody(Wire wire, Operation operation, String text) {
        if (operation.body().isEmpty()) {
            return;
        }
        for (var name : textsOf(api.schema(operation.body().get()))) {
            var draft = draftWith(operation, name);
            if (name.equals("metadata")) {
                ((ObjectNode) draft.body().orElseThrow()).putObject(name).put(text, text);
            } else {
                draft.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .forEach(field -> field.parent().put(name, text));
            }
            if (text.equals(HALF)) {
                draft.rewrite(body -> body.replace(HALF, LONE_SURROGATE));
            }
            var answer = send(wire, draft, name, text);
            if (answer.status() < 300) {
                assertThat(UNSTORABLE).as(name).doesNotContain(text);
                assertThatIsReadBack(wire, answer, name, text);
            }
        }
    }

    /** Names of all texts of a body, however deep. */
    private Set<String> textsOf(JsonNode schema) {
        var names = new TreeSet<String>();
        schema.path("properties").properties().forEach(property -> {
            var value = api.resolved(
                    property.getValue().has("anyOf") ? property.getValue().at("/anyOf/0") : property.getValue());
            var type = value.path("type").toString();
            if (type.contains("string") && !value.has("enum")
                    || property.getKey().equals("metadata")) {
                names.add(property.getKey());
            }
            names.addAll(textsOf(value));
            names.addAll(textsOf(api.resolved(value.path("items"))));
        });
        return names;
    }

    private Draft draftWith(Operation operation, String name) {
        var draft = generator.draft(api, operation);
        while (draft.fields().stream()
                .noneMatch(field -> field.name().equals(name)
                        && (name.equals("metadata") || field.value().isTextual()))) {
            draft = generator.draft(api, operation);
        }
        return draft;
    }

    /** What an answer tells, and what is found where it says that it is. */
    private void assertThatIsReadBack(Wire wire, Answer answer, String name, String text) {
        var tree = ApiDescription.tree(answer.body()).orElseThrow();
        assertThatTells(tree, name, text);
        var location = answer.header("location");
        if (!location.isEmpty()) {
            var path = location.replaceFirst("^https?://[^/]*", "");
            assertThatTells(ApiDescription.tree(Api.get(path).asString()).orElseThrow(), name, text);
        }
    }

    private void assertThatTells(JsonNode tree, String name, String text) {
        for (var found : tree.findValues(name)) {
            if (name.equals("metadata")) {
                assertThat(found.path(text).asText()).isEqualTo(text);
            } else {
                // An e-mail is trimmed.
                assertThat(found.asText()).as(name).isEqualTo(name.equals("email") ? text.strip() : text);
            }
            stored.add(name);
        }
    }

    private void inAddress(Wire wire, Operation operation, String text) {
        for (var parameter : operation.parametersIn("path")) {
            var draft = generator.draft(api, operation);
            draft.segment(parameter.name(), text);
            var answer = send(wire, draft, parameter.name(), text);
            if (answer.status() < 300) {
                assertThat(parameter.name()).as("no id has this form").isEqualTo("sku");
                assertThat(ApiDescription.tree(answer.body())
                                .orElseThrow()
                                .path("sku")
                                .asText())
                        .isEqualTo(text);
            }
        }
        for (var parameter : operation.parametersIn("query")) {
            var draft = generator.draft(api, operation);
            draft.query().put(parameter.name(), text);
            var answer = send(wire, draft, parameter.name(), text);
            if (answer.status() < 300) {
                assertThat(ApiDescription.tree(answer.body()).orElseThrow().path("items"))
                        .allSatisfy(item ->
                                assertThat(item.path(parameter.name()).asText()).isEqualTo(text));
            }
        }
    }

    private void inHeaders(Wire wire, Operation operation, String text) {
        // With control characters it is no header, and below HTTP there are no problems.
        var isOfHeader = text.chars().noneMatch(Character::isISOControl);
        if (!operation.isChange() || !isOfHeader) {
            return;
        }
        var keyed = generator.draft(api, operation);
        keyed.header(Draft.KEY, text);
        send(wire, keyed, Draft.KEY, text);
        var acted = generator.draft(api, operation);
        acted.header(Draft.ACTOR, text);
        assertThat(send(wire, acted, Draft.ACTOR, text).status()).isGreaterThanOrEqualTo(400);
    }

    private Answer send(Wire wire, Draft draft, String place, String text) {
        var request = draft.request();
        var answer = wire.send(request);
        assertThat(new AnswerCheck(api).wrong(draft.operation(), answer, 0))
                .as(
                        "%s in %s of %s\n%s\n%d %s",
                        text, place, draft.operation(), request, answer.status(), answer.body())
                .isEmpty();
        told++;
        return answer;
    }
}
