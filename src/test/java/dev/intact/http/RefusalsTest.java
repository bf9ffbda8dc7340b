package dev.intact.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.StoreServer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code that the contract names can be met, and writes nothing. */
@RestTest
class RefusalsTest {
    private static final List<String> CODES_OF_ORDERS_AND_STOCK = List.of(
            "invalid-items",
            "invalid-quantity",
            "invalid-amount",
            "invalid-currency",
            "invalid-sku",
            "amount-mismatch",
            "duplicate-external-id",
            "duplicate-payment",
            "insufficient-stock",
            "sku-not-tracked",
            "order-not-payable",
            "amount-not-due",
            "order-not-cancellable",
            "refund-required",
            "stock-not-found");

    private static final List<String> CODES_OF_REFUNDS_AND_LEDGER = List.of(
            "invalid-refund-amount",
            "order-not-refundable",
            "refund-exceeds-paid",
            "line-not-found",
            "line-quantity-exceeded",
            "refunded-amount-changed",
            "nothing-to-refund",
            "duplicate-reference");

    private static final List<String> CODES_OF_USERS_TEAMS_AND_SLOTS = List.of(
            "email-taken",
            "invalid-email",
            "invalid-name",
            "invalid-avatar-url",
            "user-not-found",
            "last-owner",
            "too-many-teams",
            "team-not-found",
            "invalid-slug",
            "slug-taken",
            "trial-already-used",
            "forbidden-role",
            "already-member",
            "already-invited",
            "seat-limit-reached",
            "subscription-inactive",
            "invitation-not-pending",
            "invitation-not-found",
            "invitation-expired",
            "invitation-used",
            "invitation-revoked",
            "email-mismatch",
            "member-not-found",
            "not-owner",
            "seat-limit-below-usage",
            "subscription-not-active",
            "already-cancelling",
            "not-cancelling",
            "slot-not-found",
            "slot-overlap",
            "invalid-time",
            "slot-not-open",
            "slot-in-past",
            "reservation-mismatch",
            "wrong-code",
            "check-in-too-early",
            "check-in-too-late");

    private static final List<String> COMMON_CODES = List.of(
            "amount-out-of-range",
            "idempotency-key-required",
            "idempotency-key-reused",
            "invalid-cursor",
            "invalid-id",
            "invalid-idempotency-key",
            "invalid-limit",
            "invalid-request",
            "order-not-found",
            "payment-not-found",
            "refund-not-found",
            "version-mismatch");

    /** What every problem tells, and validation problems with their errors. */
    private static final Set<String> USUAL = Set.of("type", "title", "status", "detail", "code", "errors");

    static Stream<Refusal> refusals() {
        return Stream.of(
                        OrderRefusals.all(),
                        PaymentRefusals.all(),
                        CancellationRefusals.all(),
                        StockRefusals.all(),
                        RefundRefusals.all(),
                        UserRefusals.all(),
                        TeamRefusals.all(),
                        InvitationRefusals.all(),
                        MemberRefusals.all(),
                        SubscriptionRefusals.all(),
                        SlotRefusals.all(),
                        ChangeRefusals.all(),
                        CommonRefusals.all())
                .flatMap(refusals -> refusals);
    }

    /** The secret that signs cursors is made and kept when the first of them is checked: no refusal's doing. */
    @BeforeEach
    void let_the_service_make_its_secret() {
        Api.get("/v1/stock?cursor=" + "A".repeat(40));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void tells_what_the_contract_promises_and_has_written_nothing(Refusal refusal) {
        var attempt = refusal.scene().get();
        var before = StoreServer.state();

        var refused = attempt.call().get();

        assertThat(StoreServer.state()).isEqualTo(before);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(refusal.status());
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        var problem = Api.read(refused);
        assertThat(problem)
                .containsEntry("type", "/problems/" + refusal.code())
                .containsEntry("code", refusal.code())
                .containsEntry("status", refusal.status());
        if (problem.get("errors") instanceof List<?> errors) {
            assertThat(errors.getFirst()).extracting("code").isEqualTo(refusal.code());
        }
        problem.keySet().removeAll(USUAL);
        assertThat(problem).isEqualTo(attempt.told());
    }

    @Test
    void meets_every_code_of_the_contract() {
        assertThat(refusals().map(Refusal::code))
                .containsAll(CODES_OF_ORDERS_AND_STOCK)
                .containsAll(CODES_OF_REFUNDS_AND_LEDGER)
                .containsAll(CODES_OF_USERS_TEAMS_AND_SLOTS)
                .containsAll(COMMON_CODES);
    }
}
