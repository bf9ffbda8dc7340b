package dev.intact.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.input.Request.Header;
import dev.intact.input.Wire.Answer;
import dev.intact.support.Api;
import dev.intact.support.Proof;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call of the document with every kind of key: the table in authorization.txt says which one may. */
@RestTest
class AuthorizationMatrixTest {
    private static final String NOBODY = "unauthenticated";
    private static final String LACKS_SCOPE = "forbidden-scope";

    private static final String ALL_BUT = "all scopes but ";

    private static final List<String> SCOPES = Stream.of(
                    "orders", "refunds", "stock", "ledger", "teams", "users", "slots", "events", "admin")
            .flatMap(part -> Stream.of(part + ":read", part + ":write"))
            .toList();

    /** Whatever is asked for: nothing of it is there. */
    private static final Map<String, String> VALUES =
            Map.of("sku", "tea", "resourceId", "room", "day", "2099-01-01", "limit", "1");

    private List<Operation> operations;
    private Map<String, String> wanted;

    @BeforeEach
    void read_the_document_and_the_table() throws IOException, URISyntaxException {
        operations = ApiDescription.read().operations();
        wanted = new TreeMap<>();
        var table = Path.of(getClass().getResource("/authorization.txt").toURI());
        for (var line : Files.readAllLines(table)) {
            if (!line.startsWith("#")) {
                var columns = line.split("\\|");
                wanted.put(columns[0].strip(), columns[1].strip());
            }
        }
    }

    @Test
    void is_told_by_the_document_as_by_the_table() {
        var told = new TreeMap<String, String>();
        operations.forEach(operation -> told.put(operation.name(), operation.scope()));

        assertThat(told).isEqualTo(wanted);
    }

    @Test
    void lets_through_the_one_scope_of_a_call_and_writes_nothing_for_others() {
        var headers = headers();
        var stored = StoreServer.everything();
        var wrong = new ArrayList<String>();
        try (var wire = new Wire()) {
            for (var operation : operations) {
                headers.forEach((who, authorization) -> {
                    var answer = wire.send(request(operation, authorization));
                    if (!isRight(operation, who, answer)) {
                        wrong.add(operation + " by " + who + ": " + answer.status() + " " + answer.body());
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(StoreServer.everything()).isEqualTo(stored);
        Proof.tell(
                Proof.Line.AUTHORIZATIONS,
                "AuthorizationMatrixTest on " + StoreServer.STORE,
                (long) operations.size() * headers.size());
    }

    /** Who calls, and with which Authorization header. The keys are made once, so that the calls write nothing. */
    private static Map<String, Optional<String>> headers() {
        var headers = new LinkedHashMap<String, Optional<String>>();
        headers.put("nobody", Optional.empty());
        headers.put("a key that is none", Optional.of("Bearer intact_" + "A".repeat(43)));
        headers.put("a revoked key", Optional.of("Bearer " + revoked()));
        headers.put("no key at all", Optional.of("Bearer"));
        headers.put("an empty key", Optional.of("Bearer  "));
        headers.put("another scheme", Optional.of("Basic " + StoreServer.ADMIN_KEY));
        headers.put("no scheme", Optional.of(StoreServer.ADMIN_KEY));
        headers.put("half a key", Optional.of("Bearer " + StoreServer.ADMIN_KEY.substring(1)));
        headers.put("a key and more", Optional.of("Bearer " + StoreServer.ADMIN_KEY + ", Bearer x"));
        headers.put("a quoted key", Optional.of("Bearer \"" + StoreServer.ADMIN_KEY + "\""));
        SCOPES.forEach(scope -> headers.put(scope, Optional.of("Bearer " + Api.keyWith(scope))));
        SCOPES.forEach(scope -> headers.put(ALL_BUT + scope, Optional.of("Bearer " + Api.keyWith(allBut(scope)))));
        return headers;
    }

    private static String[] allBut(String scope) {
        return SCOPES.stream().filter(other -> !other.equals(scope)).toArray(String[]::new);
    }

    private static String revoked() {
        var made = Api.post("/v1/api-keys", "{\"name\":\"old\",\"scopes\":[\"admin:read\",\"admin:write\"]}");
        Api.delete("/v1/api-keys/" + made.path("id")).then().statusCode(204);
        return made.path("key");
    }

    private boolean isRight(Operation operation, String who, Answer answer) {
        var scope = wanted.get(operation.name());
        if (who.equals(scope) || who.startsWith(ALL_BUT) && !who.equals(ALL_BUT + scope)) {
            return answer.status() != 401 && answer.status() != 403 && answer.status() < 500;
        }
        var problem = ApiDescription.tree(answer.body()).orElseThrow();
        var code = problem.path("code").asText();
        if (!answer.header("content-type").equals("application/problem+json")) {
            return false;
        }
        return who.startsWith(ALL_BUT) || SCOPES.contains(who)
                ? answer.status() == 403
                        && code.equals(LACKS_SCOPE)
                        && problem.path("scope").asText().equals(scope)
                : answer.status() == 401
                        && code.equals(NOBODY)
                        && answer.header("www-authenticate").equals("Bearer");
    }

    private static Request request(Operation operation, Optional<String> authorization) {
        var path = operation.path();
        for (var parameter : operation.parametersIn("path")) {
            path = path.replace("{" + parameter.name() + "}", value(parameter.name()));
        }
        var query = new ArrayList<String>();
        for (var parameter : operation.parametersIn("query")) {
            if (parameter.isRequired()) {
                query.add(parameter.name() + "=" + value(parameter.name()));
            }
        }
        var headers = new ArrayList<Header>();
        headers.add(new Header(Draft.KEY, Api.unique()));
        headers.add(new Header("Content-Type", "application/json"));
        authorization.ifPresent(value -> headers.add(new Header("Authorization", value)));
        var body = operation.isChange() ? "{}" : "";
        var target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new Request(operation.method(), target, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String value(String name) {
        return VALUES.getOrDefault(name, Api.unique());
    }
}
