package dev.intact.teams;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * What a team may use, and until when.
 *
 * @param trialEndsAt null once there was no trial
 * @param periodEndsAt when the paid period ends; null in a trial
 */
public record Subscription(
        Status status, String plan, Instant trialEndsAt, Instant periodEndsAt, boolean cancelAtPeriodEnd) {

    /** The plan of every trial. */
    public static final String TRIAL = "team-trial";

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

    /** As it stands at a time: a trial that has ended is expired, whether or not anything has tidied it up. */
    public Subscription at(Instant now) {
        return status == Status.TRIALING && !now.isBefore(trialEndsAt)
                ? new Subscription(Status.EXPIRED, plan, trialEndsAt, periodEndsAt, cancelAtPeriodEnd)
                : this;
    }
}
