package dev.intact.slots;

import dev.intact.shared.Secrets;
import java.util.UUID;

/** What a host types in at the door: 12 letters and digits that are not taken for one another, 60 random bits. */
final class CheckInCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    private CheckInCode() {}

    static String of(Secrets secrets, UUID reservationId) {
        var random = secrets.mac("secret", "check-in code", reservationId.toString());
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(Math.floorMod(random[i], LETTERS.length())));
        }
        return code.toString();
    }
}
