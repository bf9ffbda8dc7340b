package dev.intact.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.intact.accounts.AccountRacesContract;
import dev.intact.accounts.AccountStoreContract;
import dev.intact.cancellations.CancellationStoreContract;
import dev.intact.events.EventStoreContract;
import dev.intact.ledger.LedgerStoreContract;
import dev.intact.orders.OrderStoreContract;
import dev.intact.races.RacesContract;
import dev.intact.refunds.RefundStoreContract;
import dev.intact.security.ApiKeyStoreContract;
import dev.intact.slots.SlotCallsContract;
import dev.intact.slots.SlotRacesContract;
import dev.intact.slots.SlotStoreContract;
import dev.intact.slots.SlotTimesContract;
import dev.intact.stock.StockStoreContract;
import dev.intact.sweeper.DueStoreContract;
import dev.intact.teams.ExpiredInvitationContract;
import dev.intact.teams.InvitationStoreContract;
import dev.intact.teams.JoinTeamContract;
import dev.intact.teams.LapsedSubscriptionContract;
import dev.intact.teams.MemberStoreContract;
import dev.intact.teams.SubscriptionStoreContract;
import dev.intact.teams.TeamActorsContract;
import dev.intact.teams.TeamRacesContract;
import dev.intact.teams.TeamStoreContract;
import dev.intact.users.ChangeUserContract;
import dev.intact.users.UserStoreContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract is worth something only if stores that do nothing break every one of its clauses. */
class ContractsBiteTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Stock.class,
                Orders.class,
                Cancellations.class,
                Refunds.class,
                Ledger.class,
                Users.class,
                Teams.class,
                Invitations.class,
                ExpiredInvitations.class,
                Joining.class,
                Members.class,
                TeamActors.class,
                TeamRaces.class,
                Subscriptions.class,
                LapsedSubscriptions.class,
                UserChanges.class,
                Accounts.class,
                AccountRaces.class,
                Events.class,
                ApiKeys.class,
                Slots.class,
                SlotCalls.class,
                SlotTimes.class,
                SlotRaces.class,
                Due.class,
                Races.class
            })
    void no_clause_is_content_with_a_store_that_does_nothing(Class<?> contract) {
        var outcome = new Outcome();

        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                                .build(),
                        outcome);

        assertThat(outcome.broken).isNotEmpty();
        assertThat(outcome.content).isEmpty();
    }

    private static final class Outcome implements TestExecutionListener {
        private final List<String> broken = new ArrayList<>();
        private final List<String> content = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                (result.getStatus() == Status.FAILED ? broken : content).add(test.getDisplayName());
            }
        }
    }

    static class Orders extends OrderStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Refunds extends RefundStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Ledger extends LedgerStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Cancellations extends CancellationStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Stock extends StockStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Users extends UserStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Teams extends TeamStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Events extends EventStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Invitations extends InvitationStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class ExpiredInvitations extends ExpiredInvitationContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Joining extends JoinTeamContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Members extends MemberStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class TeamActors extends TeamActorsContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class TeamRaces extends TeamRacesContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Subscriptions extends SubscriptionStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class LapsedSubscriptions extends LapsedSubscriptionContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class UserChanges extends ChangeUserContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Accounts extends AccountStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class AccountRaces extends AccountRacesContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Slots extends SlotStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class SlotCalls extends SlotCallsContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class SlotTimes extends SlotTimesContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class SlotRaces extends SlotRacesContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Due extends DueStoreContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }

    static class Races extends RacesContract {
        @Override
        protected Stores stores() {
            return new DoNothingStores();
        }
    }
}
