package dev.intact.races;

import static dev.intact.slots.TestSlots.callAt;
import static dev.intact.slots.TestSlots.open;
import static dev.intact.slots.TestSlots.reserve;
import static dev.intact.slots.TestSlots.reserved;
import static dev.intact.teams.TestTeamChanges.activate;
import static dev.intact.teams.TestTeamChanges.invited;
import static dev.intact.teams.TestTeamChanges.join;
import static dev.intact.teams.TestTeamChanges.team;
import static dev.intact.users.TestUsers.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.SettleSlot;
import dev.intact.slots.Slot;
import dev.intact.slots.Slot.Status;
import dev.intact.slots.TestSlots;
import dev.intact.support.Stores;
import dev.intact.support.TestCalls;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.InvitationExpired;
import dev.intact.teams.ChangeTeamResult.NotDue;
import dev.intact.teams.EndSubscription;
import dev.intact.teams.ExpireInvitation;
import dev.intact.teams.Role;
import dev.intact.teams.Team;
import dev.intact.teams.TestTeamChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Races of those who write down what time has ended, each fact once. */
final class SweepScenes {
    private static final Duration TRIAL = Duration.ofDays(14);
    private static final Duration INVITATION = Duration.ofDays(7);

    private SweepScenes() {}

    /** Of the sweeper, which takes another key each time. */
    private static Call sweep(String operation, Instant at) {
        return Call.ofService(operation, UUID.randomUUID().toString(), at);
    }

    private static ChangeSlotResult settle(Stores on, Slot slot, Instant at) {
        return on.slots().settleSlot(new SettleSlot(sweep("settleSlot", at), Ids.next(), slot.id()));
    }

    static Stage unattended(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            reserved(stores.slots(), slot.id());
            var at = SlotScenes.lapse(slot);
            return new Scene((on, actor) -> settle(on, slot, at), results -> {
                results.theOnly(ChangeSlotResult.Changed.class);
                results.assertOthers(ChangeSlotResult.Changed.class, new ChangeSlotResult.NotDue());
                assertThat(stores.slots().find(slot.id()).orElseThrow().version())
                        .isEqualTo(3);
            });
        };
    }

    /** The next host tells of it, if it comes before the sweeper. */
    static Stage unattendedOrReserved(Stores stores, int actors) {
        return () -> {
            var slot = open(stores.slots());
            reserved(stores.slots(), slot.id());
            var at = SlotScenes.lapse(slot);
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? settle(on, slot, at)
                            : reserve(on.slots(), callAt(TestSlots.RESERVE, at), slot.id(), "host " + actor),
                    results -> {
                        var sweeps = results.every(2, 0);
                        assertThat(sweeps.of(ChangeSlotResult.Changed.class).size())
                                .isBetween(0, 1);
                        sweeps.assertOthers(ChangeSlotResult.Changed.class, new ChangeSlotResult.NotDue());
                        results.every(2, 1).theOnly(ChangeSlotResult.Changed.class);
                        results.every(2, 1)
                                .assertOthers(ChangeSlotResult.Changed.class, new SlotNotOpen(Status.RESERVED));
                        assertThat(stores.slots().find(slot.id()).orElseThrow().version())
                                .isEqualTo(2
                                        + results.of(ChangeSlotResult.Changed.class)
                                                .size());
                    });
        };
    }

    static Stage trialEnded(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            var at = team.createdAt().plus(TRIAL);
            return new Scene(
                    (on, actor) -> on.subscriptions()
                            .endSubscription(new EndSubscription(sweep("endSubscription", at), Ids.next(), team.id())),
                    results -> {
                        results.theOnly(Changed.class);
                        results.assertOthers(Changed.class, new NotDue());
                        assertThat(version(stores, team)).isEqualTo(team.version() + 1);
                    });
        };
    }

    /** A trial that is paid for at the last moment, as the sweeper sees it, goes on. */
    static Stage trialEndedOrActivated(Stores stores, int actors) {
        return () -> {
            var team = team(stores);
            var at = team.createdAt().plus(TRIAL);
            return new Scene(
                    (on, actor) -> actor == 0
                            ? activate(
                                    on,
                                    TestCalls.at(TestCalls.call(TestTeamChanges.ACTIVATE), at),
                                    team.id(),
                                    5,
                                    at.plus(INVITATION))
                            : on.subscriptions()
                                    .endSubscription(
                                            new EndSubscription(sweep("endSubscription", at), Ids.next(), team.id())),
                    results -> {
                        assertThat(results.all().getFirst()).isInstanceOf(Changed.class);
                        var sweeps = new Results(results.all().subList(1, actors));
                        assertThat(sweeps.of(Changed.class).size()).isBetween(0, 1);
                        sweeps.assertOthers(Changed.class, new NotDue());
                        var stored = stores.teams().find(team.id()).orElseThrow();
                        assertThat(stored.subscription().isRunning()).isTrue();
                        assertThat(stored.version())
                                .isEqualTo(team.version()
                                        + results.of(Changed.class).size());
                    });
        };
    }

    /** Every second one tries to join with an invitation that has just expired. */
    static Stage invitationExpired(Stores stores, int actors) {
        var team = TeamScenes.withPlentyOfSeats(stores);
        return () -> {
            var user = registered(stores.users());
            var shown = invited(stores, team.id(), user.email(), Role.MEMBER);
            var at = Instant.now().plus(INVITATION).plusSeconds(1);
            return new Scene(
                    (on, actor) -> actor % 2 == 0
                            ? on.invitations()
                                    .expireInvitation(new ExpireInvitation(
                                            sweep("expireInvitation", at), Ids.next(), team.id(), shown.id()))
                            : join(
                                    on,
                                    TestCalls.at(TestCalls.call(TestTeamChanges.JOIN), at),
                                    shown.token(),
                                    user.id()),
                    results -> {
                        var sweeps = results.every(2, 0);
                        assertThat(sweeps.theOnly(Changed.class).team().seatsUsed())
                                .isEqualTo(1);
                        sweeps.assertOthers(Changed.class, new NotDue());
                        assertThat(results.every(2, 1).of(ChangeTeamResult.class))
                                .containsOnly(new InvitationExpired());
                    });
        };
    }

    private static long version(Stores stores, Team team) {
        return stores.teams().find(team.id()).orElseThrow().version();
    }
}
