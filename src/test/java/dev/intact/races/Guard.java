package dev.intact.races;

import dev.intact.support.Stores;

/** Every rule that holds only because a write is guarded, and a race that would break it. */
public enum Guard {
    KEY_CLAIMED_ONCE(OrderScenes::sameKey),
    KEY_STANDS_FOR_ONE_REQUEST(OrderScenes::sameKeyForTwoRequests),
    KEY_BEFORE_DECISION(RefundScenes::sameKey),
    EXTERNAL_ID_UNIQUE(OrderScenes::sameExternalId),
    PAYMENT_UNIQUE(OrderScenes::samePayment),
    PAID_ONCE(PaymentScenes::payAgain),
    PAID_OR_CANCELLED(PaymentScenes::payOrCancel),
    PAID_CANCELLED_REFUNDED(PaymentScenes::payOrCancelOrRefund),
    REFUND_REFERENCE_UNIQUE(RefundScenes::sameReference),
    REFUNDED_AT_MOST_PAID(RefundScenes::moreThanWasPaid),
    REFUNDS_THAT_FIT(RefundScenes::allThatFit),
    REFUNDED_IN_FULL_ONCE(RefundScenes::allOfIt),
    UNITS_AT_MOST_SOLD(RefundScenes::moreUnitsThanWereSold),
    STOCK_NOT_BELOW_ZERO(StockScenes::take),
    STOCK_GIVEN_BACK(StockScenes::takeAndGiveBack),
    STOCK_ADJUSTED(StockScenes::adjustDown),
    STOCK_OF_EXPECTED_VERSION(StockScenes::sameVersion),
    STOCK_MADE_ONCE(StockScenes::setFirst),
    EMAIL_UNIQUE(UserScenes::sameEmail),
    USER_CHANGES_KEPT(UserScenes::change),
    DELETED_ONCE(UserScenes::deleteAgain),
    DELETED_IS_NO_MEMBER(UserScenes::deleteWhoJoins),
    DELETED_HOLDS_NO_EMAIL(UserScenes::deleteWhoMoves),
    SLUG_UNIQUE(UserScenes::sameSlug),
    TRIAL_ONCE(UserScenes::secondTrial),
    SEATS(TeamScenes::seats),
    SEATS_NOT_BELOW_USAGE(TeamScenes::fewerSeats),
    ADDRESS_INVITED_ONCE(TeamScenes::sameAddress),
    TOKEN_USED_ONCE(TeamScenes::sameToken),
    REVOKED_OR_JOINED(TeamScenes::revokeOrJoin),
    MOST_TEAMS(TeamScenes::lastTeam),
    SUBSCRIPTION(TeamScenes::subscription),
    LAST_OWNER_STAYS(OwnerScenes::removeOrDemote),
    LAST_OWNER_LIVES(OwnerScenes::deleteAccounts),
    ACTOR_STILL_MAY(OwnerScenes::demoteEachOther),
    OWNERSHIP_TRANSFERRED_ONCE(OwnerScenes::transferAgain),
    SLOTS_DO_NOT_OVERLAP(SlotScenes::overlap),
    SLOTS_THAT_FIT(SlotScenes::neighbours),
    CLOSED_SLOT_MAKES_WAY_ONCE(SlotScenes::closeAndMakeAgain),
    SLOT_RESERVED_ONCE(SlotScenes::reserveAgain),
    RESERVED_OR_CLOSED(SlotScenes::reserveOrClose),
    NEXT_RESERVATION_STAYS(SlotScenes::cancelLate),
    CHECKED_IN_ONCE(SlotScenes::checkInAgain),
    CHECKED_IN_OR_CANCELLED(SlotScenes::checkInOrCancel),
    UNATTENDED_ONCE(SweepScenes::unattended),
    UNATTENDED_ONCE_BEFORE_NEXT_HOST(SweepScenes::unattendedOrReserved),
    TRIAL_ENDED_ONCE(SweepScenes::trialEnded),
    TRIAL_ENDED_OR_PAID_FOR(SweepScenes::trialEndedOrActivated),
    INVITATION_EXPIRED_ONCE(SweepScenes::invitationExpired);

    private interface Opening {
        Stage of(Stores stores, int actors);
    }

    private final Opening opening;

    Guard(Opening opening) {
        this.opening = opening;
    }

    /** @param actors an even number */
    public Stage stage(Stores stores, int actors) {
        return opening.of(stores, actors);
    }
}
