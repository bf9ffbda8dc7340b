package dev.intact.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.intact.support.Api;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that no change of a user, a team or a slot takes, whatever is stored. */
@RestTest
class BadBodiesTest {
    private static final String ID = Api.unique();
    private static final String USER = "PUT /v1/users/" + ID;
    private static final String TEAM = "/v1/teams/" + ID;
    private static final String SLOT = "POST /v1/slots/" + ID;

    /** Every call that takes a body. */
    private static final List<String> CALLS = List.of(
            "POST /v1/users",
            USER + "/avatar",
            USER + "/bio",
            USER + "/email",
            USER + "/name",
            "POST /v1/teams",
            "POST " + TEAM + "/invitations",
            "POST " + TEAM + "/invitations/" + ID + "/resend",
            "POST " + TEAM + "/invitations/" + ID + "/revocation",
            "POST /v1/invitations/acceptance",
            "PUT " + TEAM + "/members/" + ID + "/role",
            "POST " + TEAM + "/ownership-transfer",
            "POST " + TEAM + "/subscription/activation",
            "POST " + TEAM + "/subscription/cancellation",
            "POST " + TEAM + "/subscription/resumption",
            "PUT " + TEAM + "/subscription/seats",
            "POST /v1/slots",
            SLOT + "/reservation",
            SLOT + "/cancellation",
            SLOT + "/check-in",
            SLOT + "/check-out",
            SLOT + "/closure");

    private static Response call(String call, String body) {
        var words = call.split(" ");
        return Api.keyed(Api.unique()).body(body).request(words[0], words[1]);
    }

    private static void isProblem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors[0].code", equalTo(code))
                .body(not(containsString("Exception")))
                .body(not(containsString("dev.intact")));
    }

    static Stream<Arguments> malformed() {
        return CALLS.stream().flatMap(call -> Stream.of(
                        "[]",
                        "\"text\"",
                        "{",
                        "{} x",
                        "{}{}",
                        "  ",
                        "{'name':'Ada'}",
                        "{\"unknown\":1}",
                        "{\"a\":1,\"a\":1}",
                        "[".repeat(10_000))
                .map(body -> Arguments.of(call, body)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void are_refused_before_anything_is_looked_up(String call, String body) {
        isProblem(call(call, body), 400, "invalid-request");
    }

    /** Those that ask for nothing but what their path says may do without; a body that is there must be an object. */
    @ParameterizedTest
    @MethodSource("withFields")
    void must_be_there_where_something_is_asked_for(String call) {
        isProblem(call(call, "null"), 400, "invalid-request");
        isProblem(call(call, ""), 400, "invalid-request");
    }

    static Stream<String> withFields() {
        return CALLS.stream().filter(call -> Stream.of("/resend", "/revocation", "/resumption", "/closure")
                .noneMatch(call::endsWith));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /v1/users | {\"avatarUrl\":\"a\"} | /email /name /avatarUrl",
                "POST /v1/teams | {\"slug\":\"a\",\"trialDays\":0} | /ownerId /name /slug /trialDays",
                "POST TEAM/invitations | {\"expiresInDays\":0} | /email /role /expiresInDays",
                "POST /v1/invitations/acceptance | {} | /token /userId",
                "PUT TEAM/members/ID/role | {} | /role",
                "POST TEAM/ownership-transfer | {} | /fromUserId /toUserId",
                "POST TEAM/subscription/activation | {} | /plan /seatLimit /periodEndsAt",
                "POST TEAM/subscription/cancellation | {} | /mode",
                "PUT TEAM/subscription/seats | {} | /seatLimit",
                "POST /v1/slots | {} | /resourceId /startsAt /endsAt",
                "POST SLOT/reservation | {} | /hostName",
                "POST SLOT/cancellation | {} | /reservationId",
                "POST SLOT/check-in | {} | /reservationId /code",
                "POST SLOT/check-out | {} | /reservationId"
            })
    void are_told_everything_that_is_wrong_at_once(String call, String body, String pointers) {
        var path = call.replace("TEAM", TEAM).replace("SLOT", "/v1/slots/" + ID).replace("ID", ID);

        var refused = call(path, body);

        refused.then().statusCode(400).body("code", equalTo(refused.path("errors[0].code")));
        assertThat(refused.<List<String>>path("errors.pointer")).containsExactly(pointers.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /v1/users | {\"email\":[]} | /email",
                "POST /v1/users | {\"metadata\":{\"a\":1}} | /metadata/a",
                "POST /v1/teams | {\"trialDays\":\"7\"} | /trialDays",
                "POST /v1/teams | {\"trialDays\":1.5} | /trialDays",
                "POST TEAM/invitations | {\"expiresInDays\":1e999999999} | /expiresInDays",
                "POST TEAM/invitations | {\"role\":{}} | /role",
                "PUT TEAM/subscription/seats | {\"seatLimit\":\"5\"} | /seatLimit",
                "PUT TEAM/subscription/seats | {\"seatLimit\":5.0} | /seatLimit",
                "POST /v1/slots | {\"startsAt\":1} | /startsAt",
                "POST SLOT/check-in | {\"code\":1} | /code",
                "POST SLOT/closure | {\"reservationId\":true} | /reservationId"
            })
    void are_told_which_field_has_the_wrong_type(String call, String body, String pointer) {
        var refused = call(call.replace("TEAM", TEAM).replace("SLOT", "/v1/slots/" + ID), body);

        isProblem(refused, 400, "invalid-request");
        assertThat(refused.<String>path("errors[0].pointer")).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /v1/users | {\"email\":\"a@b.de\",\"name\":\"a\\u0000b\"}",
                "POST /v1/users | {\"email\":\"a@b.de\",\"name\":\"a\\ud800b\"}",
                "POST /v1/slots | {\"resourceId\":\"a\\u0000\"}",
                "POST SLOT/reservation | {\"hostName\":\"a\\ud800\"}",
                "POST /v1/invitations/acceptance | {\"token\":\"\\u0000\"}"
            })
    void hold_no_text_that_no_store_can_hold(String call, String body) {
        isProblem(call(call.replace("SLOT", "/v1/slots/" + ID), body), 400, "invalid-request");
    }
}
