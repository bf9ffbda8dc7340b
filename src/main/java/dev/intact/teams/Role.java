package dev.intact.teams;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member may do: {@code owner > admin > member}. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    /** As it is told, and as it is stored. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
