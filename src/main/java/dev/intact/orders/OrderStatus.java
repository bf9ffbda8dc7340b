package dev.intact.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** {@code placed -> paid -> partially_refunded -> refunded}, or {@code cancelled}. */
public enum OrderStatus {
    PLACED,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    CANCELLED;

    /** As it is told, and as it is stored. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
