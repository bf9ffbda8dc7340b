package dev.intact.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /** All of them, for messages. */
    static final List<String> CODES =
            Arrays.stream(values()).map(OrderStatus::code).toList();

    static Optional<OrderStatus> find(String code) {
        return CODES.contains(code) ? Optional.of(of(code)) : Optional.empty();
    }

    public static OrderStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
