package dev.intact.teams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a team may use, and until when.
 *
 * @param trialEndsAt when the trial ended or is to end
 * @param periodEndsAt when the paid period ends; null as long as nothing was paid. A period that is not being cancelled
 *     goes on: the next activation tells its new end
 * @param cancelAtPeriodEnd whether it ends with its period, or its trial
 */
public record Subscription(
        Status status, String plan, Instant trialEndsAt, Instant periodEndsAt, boolean cancelAtPeriodEnd) {

    /** The plan of every trial. */
    public static final String TRIAL = "team-trial";

    @Schema(name = "SubscriptionStatus")
    public enum Status {
        TRIALING,
        ACTIVE,
        EXPIRED,
        CANCELLED;

        /** As it is told, and as it is stored. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public static Subscription trial(Instant endsAt) {
        return new Subscription(Status.TRIALING, TRIAL, endsAt, null, false);
    }

    /** As it stands at a time, whether or not anything has tidied it up: a late sweeper grants nothing. */
    public Subscription at(Instant now) {
        return lapsesAt().filter(end -> !now.isBefore(end)).isPresent() ? lapsed() : this;
    }

    /** When time alone ends it; empty if it goes on until somebody ends it, or has ended. */
    public Optional<Instant> lapsesAt() {
        return switch (status) {
            case TRIALING -> Optional.ofNullable(trialEndsAt);
            case ACTIVE -> Optional.ofNullable(cancelAtPeriodEnd ? periodEndsAt : null);
            case EXPIRED, CANCELLED -> Optional.empty();
        };
    }

    private Subscription lapsed() {
        var ended = cancelAtPeriodEnd ? Status.CANCELLED : Status.EXPIRED;
        return new Subscription(ended, plan, trialEndsAt, periodEndsAt, false);
    }

    /** Whether it entitles to invite and to join. */
    @JsonIgnore
    public boolean isRunning() {
        return status == Status.TRIALING || status == Status.ACTIVE;
    }

    Subscription activated(String newPlan, Instant newPeriodEnd) {
        return new Subscription(Status.ACTIVE, newPlan, trialEndsAt, newPeriodEnd, false);
    }

    Subscription cancelled() {
        return new Subscription(Status.CANCELLED, plan, trialEndsAt, periodEndsAt, false);
    }

    Subscription cancellingAtPeriodEnd(boolean isCancelling) {
        return new Subscription(status, plan, trialEndsAt, periodEndsAt, isCancelling);
    }
}
