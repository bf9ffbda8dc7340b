package dev.intact.shared;

import dev.intact.shared.InvalidInput.Violation;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Collects everything that is wrong with an input, so that its sender learns it in one answer.
 *
 * <p>Each check names the field, tells what is wrong, and hands the value on. {@link #done} throws if any failed; values
 * handed on before that may be stand-ins, and must not be used after a failed check.
 */
public final class Checks {
    /** For fields that have no code of their own. */
    public static final String INVALID_REQUEST = "invalid-request";

    public static final String OUT_OF_RANGE = "amount-out-of-range";
    public static final String INVALID_TIME = "invalid-time";

    private static final int MOST_PAIRS = 20;
    private static final int LONGEST_METADATA_KEY = 40;
    private static final int LONGEST_METADATA_VALUE = 500;
    /** As Stripe and Shopify, which name every bad field, but not without end. */
    private static final int MOST_VIOLATIONS = 100;

    private static final Predicate<String> PROVIDER =
            Pattern.compile("[a-z0-9_-]{1,32}").asMatchPredicate();

    private static final Predicate<String> TIME = Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-]00:00)")
            .asMatchPredicate();

    private final List<Violation> violations = new ArrayList<>();

    public boolean failed() {
        return !violations.isEmpty();
    }

    public void fail(String pointer, String code, String detail) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(pointer, code, detail));
        }
    }

    public void done() {
        if (failed()) {
            throw new InvalidInput(violations, Map.of());
        }
    }

    /** Text of 1 to {@code most} code points. */
    public String text(String pointer, String code, String value, int most) {
        if (value == null) {
            fail(pointer, code, "is required");
        } else {
            length(pointer, code, value, 1, most);
        }
        return value;
    }

    /** Text of 1 to {@code most} code points, or none. */
    public String optionalText(String pointer, String value, int most) {
        if (value != null) {
            length(pointer, INVALID_REQUEST, value, 1, most);
        }
        return value;
    }

    /** Text of at most {@code most} code points, or none; it may be empty. */
    public String prose(String pointer, String value, int most) {
        if (value != null) {
            length(pointer, INVALID_REQUEST, value, 0, most);
        }
        return value;
    }

    public String matching(String pointer, String code, String value, Predicate<String> form, String description) {
        if (value == null) {
            fail(pointer, code, "is required");
        } else if (!form.test(value)) {
            fail(pointer, code, "must be " + description);
        }
        return value;
    }

    /** The name of a payment provider. */
    public String provider(String pointer, String value) {
        return matching(pointer, INVALID_REQUEST, value, PROVIDER, "1 to 32 of a-z, 0-9, _ and -");
    }

    /** Never null: a stand-in after a failed check. */
    public UUID id(String pointer, String value) {
        var id = value == null ? null : Ids.parse(value).orElse(null);
        if (id == null) {
            fail(pointer, "invalid-id", value == null ? "is required" : "must be a UUID");
            return new UUID(0, 0);
        }
        return id;
    }

    /** A time in UTC (RFC 3339), whose fraction may be absent. Never null: a stand-in after a failed check. */
    public Instant time(String pointer, String value) {
        if (value != null && TIME.test(value)) {
            try {
                return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeParseException e) {
                fail(pointer, INVALID_TIME, "must be a time that there is");
                return Instant.EPOCH;
            }
        }
        fail(
                pointer,
                INVALID_TIME,
                value == null ? "is required" : "must be a time in UTC, such as 2026-01-31T12:00:00.000Z");
        return Instant.EPOCH;
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String pointer, String code, BigInteger value, int least, int most) {
        if (value == null) {
            fail(pointer, code, "is required");
        } else if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            fail(pointer, code, "must be from " + least + " to " + most);
        } else {
            return value.intValueExact();
        }
        return least;
    }

    /** An amount of minor units, {@code least} or more. */
    public long amount(String pointer, String code, BigInteger value, long least) {
        if (value == null) {
            fail(pointer, code, "is required");
        } else if (value.compareTo(BigInteger.valueOf(least)) < 0) {
            fail(pointer, code, "must be " + least + " or more");
        } else if (Money.isTooLarge(value)) {
            fail(pointer, OUT_OF_RANGE, "must be at most " + Money.MOST);
        } else {
            return value.longValueExact();
        }
        return least;
    }

    /** Sorted by key, so that the same pairs are always told in the same order. None stays none. */
    public Map<String, String> metadata(Map<String, String> value) {
        if (value == null) {
            return null;
        }
        var metadata = new TreeMap<String, String>();
        if (value.size() > MOST_PAIRS) {
            fail("/metadata", INVALID_REQUEST, "must have at most " + MOST_PAIRS + " pairs");
        }
        value.forEach((key, text) -> {
            var pointer = "/metadata/" + escaped(key);
            length(pointer, INVALID_REQUEST, key, 1, LONGEST_METADATA_KEY);
            if (text == null) {
                fail(pointer, INVALID_REQUEST, "must be a string");
            } else {
                length(pointer, INVALID_REQUEST, text, 0, LONGEST_METADATA_VALUE);
            }
            metadata.put(key, text);
        });
        return metadata;
    }

    private void length(String pointer, String code, String value, int least, int most) {
        var length = value.codePointCount(0, value.length());
        if (length < least || length > most) {
            fail(pointer, code, "must have " + least + " to " + most + " characters, has " + length);
        }
    }

    /** A key as a step of a JSON pointer (RFC 6901). */
    public static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
