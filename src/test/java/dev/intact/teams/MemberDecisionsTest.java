package dev.intact.teams;

import static dev.intact.teams.TestStates.ADMIN;
import static dev.intact.teams.TestStates.MEMBER;
import static dev.intact.teams.TestStates.NOW;
import static dev.intact.teams.TestStates.OWNER;
import static dev.intact.teams.TestStates.STRANGER;
import static dev.intact.teams.TestStates.TEAM;
import static dev.intact.teams.TestStates.TRIAL_ENDS;
import static dev.intact.teams.TestStates.at;
import static dev.intact.teams.TestStates.by;
import static dev.intact.teams.TestStates.call;
import static dev.intact.teams.TestStates.change;
import static dev.intact.teams.TestStates.refusal;
import static dev.intact.teams.TestStates.state;
import static dev.intact.teams.TestStates.told;
import static dev.intact.teams.TestStates.user;
import static dev.intact.teams.TestStates.withOwner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.teams.ChangeTeamResult.LastOwner;
import dev.intact.teams.ChangeTeamResult.MemberNotFound;
import dev.intact.teams.ChangeTeamResult.NotOwner;
import dev.intact.teams.TeamStep.ChangeRole;
import dev.intact.teams.TeamStep.Leave;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemberDecisionsTest {
    private static final UUID EVENT = new UUID(9, 9);

    private static Membership membership(UUID id, Role role) {
        return new Membership(TEAM, id, role, NOW);
    }

    @Nested
    class Roles {
        private static ChangeMemberRole role(Call call, UUID user, Role role) {
            return new ChangeMemberRole(call, EVENT, TEAM, user, role);
        }

        @ParameterizedTest
        @EnumSource
        void are_changed_to_every_other(Role to) {
            var change = change(role(call(), MEMBER, to).decide(state()));

            assertThat(change.steps()).isEqualTo(List.of(new ChangeRole(membership(MEMBER, to))));
            assertThat(change.team().ownerIds()).isEqualTo(to == Role.OWNER ? List.of(OWNER, MEMBER) : List.of(OWNER));
            assertThat(change.team().seatsUsed()).isEqualTo(3);
            assertThat(told(change)).containsExactly("member.role_changed");
            assertThat(change.answer())
                    .isEqualTo(Answer.changed(Json.write(Member.of(membership(MEMBER, to), user(MEMBER)))));
        }

        @Test
        void never_leave_a_team_without_an_owner() {
            var two = withOwner(ADMIN, state());

            assertThat(refusal(role(call(), OWNER, Role.ADMIN).decide(state())))
                    .isEqualTo(new LastOwner(List.of(TEAM)));
            assertThat(change(role(call(), OWNER, Role.OWNER).decide(state()))
                            .team()
                            .ownerIds())
                    .containsExactly(OWNER);
            assertThat(change(role(call(), OWNER, Role.MEMBER).decide(two))
                            .team()
                            .ownerIds())
                    .containsExactly(ADMIN);
        }

        @Test
        void are_those_of_members() {
            assertThat(refusal(role(call(), STRANGER, Role.MEMBER).decide(state())))
                    .isEqualTo(new MemberNotFound());
        }

        @Test
        void are_changed_though_the_trial_has_ended_which_is_told_first() {
            var change = change(role(at(TRIAL_ENDS), MEMBER, Role.ADMIN).decide(state()));

            assertThat(told(change)).containsExactly("subscription.expired", "member.role_changed");
            assertThat(change.team().subscription().status()).isEqualTo(Subscription.Status.EXPIRED);
            assertThat(change.events().getLast().id()).isEqualTo(EVENT);
        }
    }

    @Nested
    class Removals {
        private static RemoveMember remove(Call call, UUID user) {
            return new RemoveMember(call, EVENT, TEAM, user);
        }

        @Test
        void free_the_seat() {
            var change = change(remove(call(), MEMBER).decide(state()));

            assertThat(change.steps()).isEqualTo(List.of(new Leave(MEMBER)));
            assertThat(change.team().seatsUsed()).isEqualTo(2);
            assertThat(change.team().memberCount()).isEqualTo(2);
            assertThat(told(change)).containsExactly("member.removed");
            assertThat(change.answer()).isEqualTo(Answer.deleted());
        }

        @Test
        void never_leave_a_team_without_an_owner() {
            var two = withOwner(ADMIN, state());

            assertThat(refusal(remove(call(), OWNER).decide(state()))).isEqualTo(new LastOwner(List.of(TEAM)));
            assertThat(refusal(remove(by(OWNER), OWNER).decide(state()))).isEqualTo(new LastOwner(List.of(TEAM)));
            assertThat(change(remove(by(OWNER), OWNER).decide(two)).team().ownerIds())
                    .containsExactly(ADMIN);
        }

        @Test
        void are_those_of_members() {
            assertThat(refusal(remove(call(), STRANGER).decide(state()))).isEqualTo(new MemberNotFound());
        }

        @Test
        void tell_of_a_trial_that_had_ended_first() {
            assertThat(told(change(remove(at(TRIAL_ENDS), MEMBER).decide(state()))))
                    .containsExactly("subscription.expired", "member.removed");
        }
    }

    @Nested
    class Transfers {
        private static TransferOwnership transfer(UUID from, UUID to) {
            return new TransferOwnership(call(), Ids.next(), TEAM, from, to);
        }

        @Test
        void make_the_one_an_owner_and_the_other_an_admin() {
            var change = change(transfer(OWNER, MEMBER).decide(state()));

            assertThat(change.team().ownerIds()).containsExactly(MEMBER);
            assertThat(change.steps())
                    .isEqualTo(List.of(
                            new ChangeRole(membership(OWNER, Role.ADMIN)),
                            new ChangeRole(membership(MEMBER, Role.OWNER))));
            assertThat(change.team().memberCount()).isEqualTo(3);
            assertThat(told(change)).containsExactly("ownership.transferred");
            assertThat(change.answer()).isEqualTo(Answer.changed(Json.write(change.team())));
        }

        @Test
        void to_another_owner_leave_that_one_owner() {
            var change = change(transfer(OWNER, ADMIN).decide(withOwner(ADMIN, state())));

            assertThat(change.team().ownerIds()).containsExactly(ADMIN);
        }

        @Test
        void are_between_members_and_from_an_owner() {
            assertThat(refusal(transfer(STRANGER, MEMBER).decide(state()))).isEqualTo(new MemberNotFound());
            assertThat(refusal(transfer(OWNER, STRANGER).decide(state()))).isEqualTo(new MemberNotFound());
            assertThat(refusal(transfer(ADMIN, STRANGER).decide(state()))).isEqualTo(new MemberNotFound());
            assertThat(refusal(transfer(ADMIN, MEMBER).decide(state()))).isEqualTo(new NotOwner());
        }
    }
}
