package dev.intact.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stores that there are. */
public enum Backend {
    POSTGRESQL,
    DYNAMODB;

    /** All that {@code INTACT_STORE} may name. */
    static final List<String> CODES = Arrays.stream(values()).map(Backend::code).toList();

    /** As {@code INTACT_STORE} names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Backend> of(String code) {
        return Arrays.stream(values())
                .filter(backend -> backend.code().equals(code))
                .findFirst();
    }
}
