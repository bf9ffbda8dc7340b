package dev.intact.teams;

import static dev.intact.support.TeamCalls.ADMIN;
import static dev.intact.support.TeamCalls.MEMBER;
import static dev.intact.support.TeamCalls.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.intact.support.Api;
import dev.intact.support.Race;
import dev.intact.support.Response;
import dev.intact.support.RestTest;
import dev.intact.support.TeamCalls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Many who change a team at the same moment: as if one came after the other. */
@RestTest
class RacingTeamTest {
    private static final int TIMES = 2;

    private TeamCalls team;

    @BeforeEach
    void create_a_team() {
        team = TeamCalls.create();
    }

    @AfterEach
    void no_rule_is_broken() {
        Api.assertNothingIsViolated();
    }

    /** That the change was made, or the code of the refusal. */
    private static String told(Response answer) {
        return answer.statusCode() < 300 ? "made" : answer.path("code");
    }

    private static List<String> told(List<Response> answers) {
        return answers.stream().map(RacingTeamTest::told).toList();
    }

    private void assertSeatsAreThoseOfMembersAndPendingInvitations() {
        var pending = Api.get(team.path("/invitations?limit=100")).<List<String>>path("items.status").stream()
                .filter("pending"::equals)
                .count();
        var told = team.get();
        var members = told.<Integer>path("memberCount");
        assertThat(told.<Integer>path("seatsUsed")).isEqualTo((int) pending + members);
        assertThat(told.<Integer>path("seatsUsed")).isLessThanOrEqualTo(told.<Integer>path("seatLimit"));
        assertThat(told.<List<String>>path("ownerIds"))
                .isNotEmpty()
                .allSatisfy(owner -> Api.get(team.member(owner)).then().body("role", equalTo(OWNER)));
    }

    @RepeatedTest(TIMES)
    void twenty_inviters_get_the_three_seats_that_are_free() {
        team.seats(4).then().statusCode(200);

        var answers = Race.of(20, i -> team.invite(Api.unique() + "@example.org", MEMBER));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .hasSize(17)
                .allSatisfy(answer -> answer.then()
                        .statusCode(409)
                        .body("code", equalTo("seat-limit-reached"))
                        .body("seatLimit", equalTo(4))
                        .body("seatsUsed", equalTo(4)));
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void one_address_is_invited_once() {
        var email = Api.unique() + "@example.org";

        var answers = Race.of(6, i -> team.invite(email, MEMBER));

        assertThat(told(answers)).containsOnlyOnce("made").containsOnly("made", "already-invited");
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void one_token_lets_in_once() {
        var invited = team.invited(MEMBER);

        var answers = Race.of(6, i -> invited.accept());

        assertThat(told(answers)).containsOnlyOnce("made").containsOnly("made", "invitation-used");
        team.get().then().body("memberCount", equalTo(2)).body("version", equalTo(3));
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void all_calls_with_one_key_get_the_one_token() {
        var key = Api.unique();
        var body = Api.json("email", Api.unique() + "@example.org", "role", MEMBER);

        var answers = Race.of(6, i -> Api.keyed(key).body(body).post(team.path("/invitations")));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        team.get().then().body("seatsUsed", equalTo(2));
    }

    @RepeatedTest(TIMES)
    void an_invitation_is_either_accepted_or_revoked() {
        var invited = team.invited(MEMBER);

        var answers = told(
                Race.of(2, i -> i == 0 ? invited.accept() : Api.post(team.invitation(invited, "/revocation"), "{}")));

        assertThat(answers).isIn(List.of("made", "invitation-not-pending"), List.of("invitation-revoked", "made"));
        var isMember = answers.getFirst().equals("made");
        Api.get(team.member(invited.userId())).then().statusCode(isMember ? 200 : 404);
        team.get().then().body("seatsUsed", equalTo(isMember ? 2 : 1));
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void an_invitation_is_accepted_by_the_old_token_or_by_the_new_one() {
        var invited = team.invited(MEMBER);

        var answers = Race.of(2, i -> i == 0 ? invited.accept() : Api.post(team.invitation(invited, "/resend"), "{}"));

        assertThat(told(answers))
                .isIn(List.of("made", "invitation-not-pending"), List.of("invitation-not-found", "made"));
        if (told(answers.getLast()).equals("made")) {
            new TeamCalls.Invited(invited.id(), answers.getLast().path("token"), invited.userId())
                    .accept()
                    .then()
                    .statusCode(201);
        }
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void of_two_owners_who_remove_each_other_one_stays() {
        var owners = List.of(team.ownerId(), team.joined(OWNER));

        var answers = told(Race.of(2, i -> Api.by(owners.get(i)).delete(team.member(owners.get(1 - i)))));

        // Who was removed first may no more remove the other.
        assertThat(answers).containsOnlyOnce("made").containsOnly("made", "forbidden-role");
        assertThat(team.owners()).hasSize(1);
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void of_two_owners_who_demote_each_other_one_stays() {
        var owners = List.of(team.ownerId(), team.joined(OWNER));

        var answers = told(Race.of(2, i -> Api.by(owners.get(i))
                .body(Api.json("role", ADMIN))
                .put(team.member(owners.get(1 - i)) + "/role")));

        assertThat(answers).containsOnlyOnce("made").containsOnly("made", "forbidden-role");
        assertThat(team.owners()).hasSize(1);
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void of_two_owners_who_leave_one_stays() {
        var owners = List.of(team.ownerId(), team.joined(OWNER));

        var answers = told(Race.of(2, i -> Api.by(owners.get(i)).delete(team.member(owners.get(i)))));

        assertThat(answers).containsExactlyInAnyOrder("made", "last-owner");
        assertThat(team.owners()).hasSize(1);
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void of_two_owners_who_delete_their_accounts_one_stays() {
        var owners = List.of(team.ownerId(), team.joined(OWNER));

        var answers = told(Race.of(2, i -> Api.delete("/v1/users/" + owners.get(i))));

        assertThat(answers).containsExactlyInAnyOrder("made", "last-owner");
        assertThat(team.owners()).hasSize(1);
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void in_a_ring_of_three_owners_who_remove_one_another_one_stays() {
        var owners = List.of(team.ownerId(), team.joined(OWNER), team.joined(OWNER));

        var answers = told(Race.of(3, i -> Api.by(owners.get(i)).delete(team.member(owners.get((i + 1) % 3)))));

        assertThat(answers).contains("made").containsOnly("made", "forbidden-role");
        assertThat(team.owners())
                .hasSize(3 - (int) answers.stream().filter("made"::equals).count());
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void an_invited_user_is_deleted_before_or_after_joining() {
        var invited = team.invited(MEMBER);

        var answers = told(Race.of(2, i -> i == 0 ? invited.accept() : Api.delete("/v1/users/" + invited.userId())));

        assertThat(answers).isIn(List.of("made", "made"), List.of("user-not-found", "made"));
        team.get().then().body("memberCount", equalTo(1));
        Api.get(team.member(invited.userId())).then().statusCode(404);
        assertSeatsAreThoseOfMembersAndPendingInvitations();
    }

    @RepeatedTest(TIMES)
    void a_user_joins_many_teams_at_once_and_is_in_each() {
        var userId = Api.user();
        var invitations = Stream.generate(TeamCalls::create)
                .limit(5)
                .map(other -> other.invitedUser(userId, MEMBER))
                .toList();

        var answers = Race.of(5, i -> invitations.get(i).accept());

        assertThat(told(answers)).containsOnly("made");
        assertThat(Api.everyPage("/v1/users/" + userId + "/teams?limit=2", "teamId"))
                .hasSizeLessThanOrEqualTo(5);
    }
}
