package dev.intact.support;

import dev.intact.accounts.AccountStore;
import dev.intact.accounts.DeleteUserResult;
import dev.intact.cancellations.CancelOrderResult;
import dev.intact.cancellations.CancellationStore;
import dev.intact.events.EventStore;
import dev.intact.integrity.IntegrityReport;
import dev.intact.integrity.IntegrityReport.Checked;
import dev.intact.integrity.IntegrityStore;
import dev.intact.ledger.Balance;
import dev.intact.ledger.LedgerStore;
import dev.intact.ledger.LedgerTransaction;
import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.NewOrder;
import dev.intact.orders.NewPayment;
import dev.intact.orders.Order;
import dev.intact.orders.OrderFilter;
import dev.intact.orders.OrderStatus;
import dev.intact.orders.OrderStore;
import dev.intact.orders.Payment;
import dev.intact.orders.RecordPaymentResult;
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
import dev.intact.slots.CancelReservation;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.CheckIn;
import dev.intact.slots.CheckOut;
import dev.intact.slots.CloseSlot;
import dev.intact.slots.CreateSlotResult;
import dev.intact.slots.NewSlot;
import dev.intact.slots.ReserveSlot;
import dev.intact.slots.SettleSlot;
import dev.intact.slots.Slot;
import dev.intact.slots.SlotStore;
import dev.intact.stock.AdjustStockResult;
import dev.intact.stock.NewAdjustment;
import dev.intact.stock.NewStock;
import dev.intact.stock.SetStockResult;
import dev.intact.stock.Stock;
import dev.intact.stock.StockStore;
import dev.intact.sweeper.Due;
import dev.intact.sweeper.DueStore;
import dev.intact.teams.ActivateSubscription;
import dev.intact.teams.CancelSubscription;
import dev.intact.teams.ChangeMemberRole;
import dev.intact.teams.ChangeSeats;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.EndSubscription;
import dev.intact.teams.ExpireInvitation;
import dev.intact.teams.Invitation;
import dev.intact.teams.InvitationStore;
import dev.intact.teams.InviteMember;
import dev.intact.teams.JoinTeam;
import dev.intact.teams.Member;
import dev.intact.teams.MemberStore;
import dev.intact.teams.NewTeam;
import dev.intact.teams.RemoveMember;
import dev.intact.teams.ResendInvitation;
import dev.intact.teams.ResumeSubscription;
import dev.intact.teams.RevokeInvitation;
import dev.intact.teams.SubscriptionStore;
import dev.intact.teams.Team;
import dev.intact.teams.TeamOfUser;
import dev.intact.teams.TeamStore;
import dev.intact.teams.TransferOwnership;
import dev.intact.users.ChangeUser;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.NewUser;
import dev.intact.users.RegisterUserResult;
import dev.intact.users.User;
import dev.intact.users.UserStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores that say yes to everything and keep nothing. No contract may be content with them. */
final class DoNothingStores implements Stores {
    private static final ChangeTeamResult CHANGED = new ChangeTeamResult.VersionMismatch(0);

    private static <T> Page<T> nothing() {
        return new Page<>(List.of(), null);
    }

    @Override
    public StockStore stock() {
        return new StockStore() {
            @Override
            public SetStockResult setStock(NewStock wanted) {
                return new SetStockResult.Set(new Stock(wanted.sku(), wanted.available(), 1, wanted.at()));
            }

            @Override
            public AdjustStockResult adjustStock(NewAdjustment wanted) {
                return new AdjustStockResult.Adjusted(new Stock(wanted.sku(), wanted.delta(), 2, wanted.at()));
            }

            @Override
            public Optional<Stock> find(String sku) {
                return Optional.empty();
            }

            @Override
            public Page<Stock> list(Page.Request page) {
                return nothing();
            }
        };
    }

    @Override
    public CancellationStore cancellations() {
        return wanted -> new CancelOrderResult.RefundRequired(1);
    }

    @Override
    public OrderStore orders() {
        return new OrderStore() {
            @Override
            public RecordPaymentResult recordPayment(NewPayment wanted) {
                return new RecordPaymentResult.Recorded(new Payment(
                        wanted.id(),
                        wanted.orderId(),
                        wanted.amount(),
                        "EUR",
                        wanted.provider(),
                        wanted.reference(),
                        OrderStatus.PAID,
                        wanted.at()));
            }

            @Override
            public Page<Order> list(OrderFilter filter, Page.Request page) {
                return nothing();
            }

            @Override
            public Optional<Payment> payment(UUID orderId, UUID id) {
                return Optional.empty();
            }

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
        return new LedgerStore() {
            @Override
            public Page<LedgerTransaction> transactionsOf(UUID orderId, Page.Request page) {
                return nothing();
            }

            @Override
            public List<Balance> balances() {
                return List.of();
            }

            @Override
            public Optional<Balance> balanceOf(UUID orderId) {
                return Optional.empty();
            }
        };
    }

    @Override
    public UserStore users() {
        return new UserStore() {
            @Override
            public RegisterUserResult registerUser(NewUser user) {
                return new RegisterUserResult.Registered(user.user(), user.answer());
            }

            @Override
            public ChangeUserResult changeUser(ChangeUser wanted) {
                return new ChangeUserResult.VersionMismatch(0);
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

            @Override
            public Optional<Page<dev.intact.events.Event>> audit(UUID id, Page.Request page) {
                return Optional.empty();
            }
        };
    }

    @Override
    public InvitationStore invitations() {
        return new InvitationStore() {
            @Override
            public ChangeTeamResult inviteMember(InviteMember wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult resendInvitation(ResendInvitation wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult revokeInvitation(RevokeInvitation wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult joinTeam(JoinTeam wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult expireInvitation(ExpireInvitation wanted) {
                return CHANGED;
            }

            @Override
            public Optional<Page<Invitation>> list(UUID teamId, Page.Request page) {
                return Optional.empty();
            }

            @Override
            public Optional<Invitation> find(UUID teamId, UUID id) {
                return Optional.empty();
            }
        };
    }

    @Override
    public MemberStore members() {
        return new MemberStore() {
            @Override
            public ChangeTeamResult changeRole(ChangeMemberRole wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult removeMember(RemoveMember wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult transferOwnership(TransferOwnership wanted) {
                return CHANGED;
            }

            @Override
            public Optional<Page<Member>> listByOrg(UUID teamId, Page.Request page) {
                return Optional.empty();
            }

            @Override
            public Optional<Member> find(UUID teamId, UUID userId) {
                return Optional.empty();
            }

            @Override
            public Optional<Page<TeamOfUser>> teamsOf(UUID userId, Page.Request page) {
                return Optional.empty();
            }
        };
    }

    @Override
    public SubscriptionStore subscriptions() {
        return new SubscriptionStore() {
            @Override
            public ChangeTeamResult activateSubscription(ActivateSubscription wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult changeSeats(ChangeSeats wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult cancelSubscription(CancelSubscription wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult resumeSubscription(ResumeSubscription wanted) {
                return CHANGED;
            }

            @Override
            public ChangeTeamResult endSubscription(EndSubscription wanted) {
                return CHANGED;
            }
        };
    }

    @Override
    public AccountStore accounts() {
        return wanted -> new DeleteUserResult.Deleted();
    }

    @Override
    public SlotStore slots() {
        return new SlotStore() {
            @Override
            public CreateSlotResult createSlot(NewSlot newSlot) {
                return new CreateSlotResult.Created(newSlot.slot(), newSlot.answer());
            }

            @Override
            public ChangeSlotResult reserveSlot(ReserveSlot wanted) {
                return new ChangeSlotResult.ReservationMismatch();
            }

            @Override
            public ChangeSlotResult cancelReservation(CancelReservation wanted) {
                return new ChangeSlotResult.ReservationMismatch();
            }

            @Override
            public ChangeSlotResult checkIn(CheckIn wanted) {
                return new ChangeSlotResult.ReservationMismatch();
            }

            @Override
            public ChangeSlotResult checkOut(CheckOut wanted) {
                return new ChangeSlotResult.ReservationMismatch();
            }

            @Override
            public ChangeSlotResult closeSlot(CloseSlot wanted) {
                return new ChangeSlotResult.ReservationMismatch();
            }

            @Override
            public ChangeSlotResult settleSlot(SettleSlot wanted) {
                return new ChangeSlotResult.ReservationMismatch();
            }

            @Override
            public Optional<Slot> find(UUID id) {
                return Optional.empty();
            }

            @Override
            public Page<Slot> ofDay(String resourceId, LocalDate day, Page.Request page) {
                return nothing();
            }
        };
    }

    @Override
    public DueStore due() {
        return new DueStore() {
            @Override
            public List<Due> due(Instant now, int limit) {
                return List.of();
            }

            @Override
            public int purgeRequests(Instant before, int limit) {
                return 0;
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
    public void setStock(String sku, long available) {
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
