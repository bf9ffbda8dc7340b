package dev.intact.support;

import dev.intact.events.EventStore;
import dev.intact.integrity.IntegrityReport;
import dev.intact.integrity.IntegrityReport.Checked;
import dev.intact.integrity.IntegrityStore;
import dev.intact.ledger.LedgerStore;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.NewOrder;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.OrderStore;
import dev.intact.orders.Payment;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.refunds.Refund;
import dev.intact.refunds.RefundStore;
import dev.intact.security.ApiKey;
import dev.intact.security.ApiKeyStore;
import dev.intact.security.CreateApiKeyResult;
import dev.intact.security.NewApiKey;
import dev.intact.security.RevokeApiKeyResult;
import dev.intact.shared.Call;
import dev.intact.shared.Page;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.NewTeam;
import dev.intact.teams.Team;
import dev.intact.teams.TeamStore;
import dev.intact.users.NewUser;
import dev.intact.users.RegisterUserResult;
import dev.intact.users.User;
import dev.intact.users.UserStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores that say yes to everything and keep nothing. No contract may be content with them. */
final class DoNothingStores implements Stores {
    private static <T> Page<T> nothing() {
        return new Page<>(List.of(), null);
    }

    @Override
    public OrderStore orders() {
        return new OrderStore() {
            @Override
            public CreateOrderResult createOrderWithItems(NewOrder order) {
                return new CreateOrderResult.Created(order.order(), order.answer());
            }

            @Override
            public Optional<Order> find(UUID id) {
                return Optional.empty();
            }

            @Override
            public Optional<Page<Payment>> paymentsOf(UUID id, Page.Request page) {
                return Optional.empty();
            }
        };
    }

    @Override
    public RefundStore refunds() {
        return new RefundStore() {
            @Override
            public RecordRefundResult recordRefund(NewRefund wanted) {
                return new RecordRefundResult.Recorded(new Refund(
                        wanted.id(),
                        wanted.orderId(),
                        1,
                        "EUR",
                        wanted.reason(),
                        wanted.reference(),
                        List.of(),
                        OrderStatus.REFUNDED,
                        1,
                        0,
                        wanted.ledgerTransactionId(),
                        wanted.metadata(),
                        wanted.at()));
            }

            @Override
            public Optional<Refund> find(UUID id) {
                return Optional.empty();
            }

            @Override
            public Optional<Page<Refund>> refundsOf(UUID orderId, Page.Request page) {
                return Optional.empty();
            }
        };
    }

    @Override
    public LedgerStore ledger() {
        return (orderId, page) -> nothing();
    }

    @Override
    public UserStore users() {
        return new UserStore() {
            @Override
            public RegisterUserResult registerUser(NewUser user) {
                return new RegisterUserResult.Registered(user.user(), user.answer());
            }

            @Override
            public Optional<User> getById(UUID id) {
                return Optional.empty();
            }

            @Override
            public Optional<User> getByEmail(String emailKey) {
                return Optional.empty();
            }

            @Override
            public Page<User> listAll(Page.Request page) {
                return nothing();
            }
        };
    }

    @Override
    public TeamStore teams() {
        return new TeamStore() {
            @Override
            public CreateTeamResult createTeamWithOwnerAndTrial(NewTeam team) {
                return new CreateTeamResult.Created(team.team(), team.answer());
            }

            @Override
            public Optional<Team> find(UUID id) {
                return Optional.empty();
            }
        };
    }

    @Override
    public EventStore events() {
        return (after, filter, limit) -> new EventStore.Read(List.of(), after);
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new ApiKeyStore() {
            @Override
            public CreateApiKeyResult createApiKey(NewApiKey key) {
                return new CreateApiKeyResult.Created(key.apiKey());
            }

            @Override
            public RevokeApiKeyResult revokeApiKey(Call call, UUID id, dev.intact.events.Event revoked) {
                return new RevokeApiKeyResult.Revoked();
            }

            @Override
            public Page<ApiKey> list(Page.Request page) {
                return nothing();
            }

            @Override
            public Optional<ApiKey> findByHash(String hash) {
                return Optional.empty();
            }

            @Override
            public String secretOr(String proposal) {
                return proposal;
            }
        };
    }

    @Override
    public IntegrityStore integrity() {
        return () -> new IntegrityReport(new Checked(0, 0, 0, 0, 0, 0, 0, 0), List.of());
    }

    @Override
    public Stores ofAnotherInstance() {
        return this;
    }

    @Override
    public void setStock(String sku, int available) {
        // And keeps nothing.
    }

    @Override
    public long stockOf(String sku) {
        return 0;
    }

    @Override
    public Duration listsLag() {
        return Duration.ZERO;
    }

    @Override
    public Map<String, String> everything() {
        return Map.of();
    }
}
