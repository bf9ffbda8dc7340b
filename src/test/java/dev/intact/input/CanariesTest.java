package dev.intact.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.SlotCalls;
import dev.intact.support.StoreServer;
import dev.intact.support.TeamCalls;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must stay secret is in no log, no metric and no problem, however much is logged and whatever fails. */
@RestTest
class CanariesTest {
    /** Held by a field, so that the level that was set on it is not collected with it. */
    private static final Logger OURS = Logger.getLogger("dev.intact");

    private static final Logger ALL = Logger.getLogger("");

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final List<String> canaries = new ArrayList<>(List.of(StoreServer.ADMIN_KEY));
    private final List<Response> problems = new ArrayList<>();
    private final Handler capture = new Capture(log);

    private static final class Capture extends Handler {
        private final Queue<String> log;

        Capture(Queue<String> log) {
            this.log = log;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            var text = new StringWriter();
            text.append(new SimpleFormatter().formatMessage(entry));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            log.add(entry.getLoggerName() + " " + text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        OURS.setLevel(Level.ALL);
        ALL.addHandler(capture);
    }

    @AfterEach
    void listen_no_more() {
        ALL.removeHandler(capture);
        OURS.setLevel(null);
    }

    /** Something that must not be met again. */
    private String canary(String text) {
        canaries.add(text);
        return text;
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Response refused(Response answer) {
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        problems.add(answer);
        return answer;
    }

    @Test
    void are_met_nowhere() {
        OURS.fine("the log is heard");
        useApiKeys();
        useTokens();
        useCodes();
        sendBodies();

        assertThat(log).as("what was heard").anyMatch(line -> line.contains("the log is heard"));
        var metrics = Api.bare().get("/q/metrics").asString();
        for (var canary : canaries) {
            assertThat(log).noneMatch(line -> line.contains(canary));
            assertThat(metrics).doesNotContain(canary);
            assertThat(problems)
                    .noneMatch(problem -> problem.asString().contains(canary)
                            || problem.headers().toString().contains(canary));
        }
    }

    private void useApiKeys() {
        var made = Api.post("/v1/api-keys", "{\"name\":\"canary\",\"scopes\":[\"users:read\"]}");
        var key = canary(made.path("key"));
        Api.as(key).get("/v1/users").then().statusCode(200);
        refused(Api.as(key).get("/v1/orders"));
        Api.delete("/v1/api-keys/" + made.path("id")).then().statusCode(204);
        refused(Api.as(key).get("/v1/users"));
        refused(Api.as(canary("intact_" + Api.unique())).get("/v1/users"));
        refused(Api.bare()
                .header("Authorization", basic("admin", canary(Api.unique())))
                .get("/v1/users"));
    }

    private void useTokens() {
        var team = TeamCalls.create();
        var invited = team.invited(TeamCalls.MEMBER);
        var token = canary(invited.token());
        refused(Api.post("/v1/invitations/acceptance", Api.json("token", token, "userId", Api.unique())));
        var resent = Api.post(team.invitation(invited, "/resend"), "{}");
        canary(resent.path("token"));
        refused(invited.accept());
        Api.post("/v1/invitations/acceptance", Api.json("token", resent.path("token"), "userId", invited.userId()))
                .then()
                .statusCode(201);
        var wrong = canary(team.id() + "." + invited.id() + "." + Api.unique());
        refused(Api.post("/v1/invitations/acceptance", Api.json("token", wrong, "userId", invited.userId())));
    }

    private void useCodes() {
        var slot = SlotCalls.open();
        var reserved = slot.reserved();
        canary(reserved.code());
        refused(slot.checkIn(reserved));
        refused(Api.post(
                slot.path("/check-in"), Api.json("reservationId", reserved.id(), "code", canary(Api.unique()))));
        slot.cancel(reserved).then().statusCode(200);
    }

    /** Of a body, each canary is a part that no log entry, however short, may hold. */
    private void sendBodies() {
        var reference = canary(Api.unique());
        var body = OrderBody.of(OrderBody.item("tea", 1, 5))
                .by(canary(Api.unique()))
                .paid("stripe", reference, 5);
        Api.post("/v1/orders", body.json()).then().statusCode(201);
        refused(Api.post("/v1/orders", body.json()));
        refused(Api.post("/v1/orders", body.json().substring(1)));
        refused(Api.post("/v1/orders", body.json().replace("\"quantity\":1", "\"quantity\":\"1\"")));
        refused(Api.post("/v1/orders", body.json().replace("\"quantity\":1", "\"quantity\":-1")));
        refused(Api.post("/v1/orders", body.json() + " ".repeat(256 * 1024)));
        var address = canary(Api.unique() + "@example.org");
        Api.user(address);
        refused(Api.post("/v1/users", Api.json("email", address, "name", "Ada")));
    }
}
