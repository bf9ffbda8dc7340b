package dev.intact.teams;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.intact.shared.Checks;
import java.util.Arrays;
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

    /** Nobody grants or changes what is above their own. */
    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }

    /** The highest of both. */
    Role or(Role other) {
        return other.isAbove(this) ? other : this;
    }

    /** Never null: a stand-in after a failed check. */
    static Role check(Checks checks, String pointer, String code) {
        var isRole = Arrays.stream(values()).anyMatch(role -> role.code().equals(code));
        if (!isRole) {
            checks.fail(pointer, Checks.INVALID_REQUEST, "must be owner, admin or member");
        }
        return isRole ? of(code) : MEMBER;
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
