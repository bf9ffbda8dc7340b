package dev.intact.teams;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A team's unique name in addresses. */
final class Slug {
    private static final Predicate<String> FORM =
            Pattern.compile("[a-z0-9-]{3,63}").asMatchPredicate();
    private static final int LONGEST_FROM_NAME = 40;

    private Slug() {}

    static boolean isSlug(String text) {
        return FORM.test(text);
    }

    /** The name in plain letters, and enough of the id's random part that no two teams get the same. */
    static String of(String name, UUID id) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        var start =
                plain.substring(0, Math.min(plain.length(), LONGEST_FROM_NAME)).replaceAll("^-|-$", "");
        var random = id.toString().substring(24);
        return start.isEmpty() ? "team-" + random : start + "-" + random;
    }
}
