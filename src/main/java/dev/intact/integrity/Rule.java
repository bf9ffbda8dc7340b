package dev.intact.integrity;

import java.util.Locale;

/** What must hold for all that is stored. */
public enum Rule {
    STORED_READABLE("what is stored has all that belongs to it, in the form in which it was written"),
    ORDER_HAS_ITEMS("an order has 1 to 50 items, numbered from 1 without gaps"),
    ORDER_TOTAL_IS_ITS_ITEMS("an item's amount is quantity x unit amount - discount, an order's total their sum"),
    ORDER_STATUS_FITS_MONEY("an order's status says how much was paid and refunded"),
    ORDER_PAID_IS_ITS_PAYMENTS("what an order says was paid is the sum of its payments"),
    ORDER_REFUNDED_IS_ITS_REFUNDS("what an order says was refunded is the sum of its refunds, at most what was paid"),
    LINE_REFUNDED_IS_ITS_REFUNDS("what a line says was refunded is the sum of its refund lines, at most what was sold"),
    REFUND_TELLS_RUNNING_TOTAL("each refund tells the exact total right after it"),
    LEDGER_BALANCED("the entries of a ledger transaction sum to zero, and there are at least two"),
    LEDGER_BOOKS_EACH_PAYMENT("each payment has its one ledger transaction, of its amount and currency"),
    LEDGER_BOOKS_EACH_REFUND("each refund has its one ledger transaction, of its amount and currency"),
    LEDGER_EQUALS_ORDER("an order's account holds what was paid minus what was refunded"),
    BALANCE_IS_ITS_LEDGER("each part of a balance is the sum of what the ledger moved"),
    STOCK_NOT_NEGATIVE("no sku has less than nothing in stock"),
    STOCK_IS_WHAT_IS_LEFT("what is in stock is what was supplied, less what orders took and have not given back"),
    UNIQUE_VALUE_HELD(
            "an external id, a payment's or refund's reference, a slug is that of one, and of one that is there"),
    USER_EMAIL_UNIQUE("no two living users have the same e-mail address"),
    USER_TEAM_COUNT("a user's count of teams is that of the memberships"),
    TEAM_HAS_OWNER("a team has an owner, and its count of owners is that of the memberships"),
    TEAM_COUNTS(
            "a team's seats are those of its memberships and of its pending invitations, within the seat limit, none of another"),
    TEAM_HAS_SUBSCRIPTION("a team has a subscription: a trial with its end, or a paid plan with its period"),
    TEAM_TRIAL_MARKED("a team with a trial has the mark of the user who started it"),
    MEMBER_EXISTS("a membership is one of a living user"),
    INVITATION_OF_TEAM(
            "an invitation is one of a team, and no two pending ones of a team have the same e-mail address"),
    SLOT_OVERLAP("no two slots of a resource that are not closed overlap, and none blocks time that is not its own"),
    SLOT_HELD_BY_RESERVATION("a slot that is reserved or checked in to is held by a reservation"),
    DUE_WHEN_IT_LAPSES("what time alone will change stands among what the sweeper looks through, by when"),
    EVENT_FOR_EACH_VERSION(
            "each version of each resource is explained by an event, and no event by none; of stock, whose versions orders make too, the first"),
    REQUEST_HAS_RESULT("what a kept request made is there"),
    RESULT_HAS_REQUEST("what was made while requests are kept has its request");

    private final String meaning;

    Rule(String meaning) {
        this.meaning = meaning;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String meaning() {
        return meaning;
    }
}
