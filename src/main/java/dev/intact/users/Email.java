package dev.intact.users;

import dev.intact.shared.Checks;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses: trimmed for display, and reduced to the key under which they are unique. */
public final class Email {
    private static final int LONGEST = 254;

    /** One @, nothing invisible, and a domain of labels with a dot. */
    private static final Pattern FORM =
            Pattern.compile("[^\\s\\p{Z}\\p{C}@]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?"
                    + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?)+");

    private Email() {}

    /** As it is shown. Null stays null. */
    public static String trimmed(String email) {
        return email == null ? null : email.strip();
    }

    /** Two addresses with the same key are the same address. */
    public static String key(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    public static String check(Checks checks, String pointer, String email) {
        return checks.matching(
                pointer,
                "invalid-email",
                trimmed(email),
                Email::isEmail,
                "an e-mail address of at most " + LONGEST + " characters");
    }

    private static boolean isEmail(String email) {
        return email.codePointCount(0, email.length()) <= LONGEST
                && FORM.matcher(email).matches();
    }
}
