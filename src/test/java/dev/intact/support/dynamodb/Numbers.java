package dev.intact.support.dynamodb;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Exact decimals of 38 digits, between 1E-130 and 9.9...E+125, of either sign. */
final class Numbers {
    private static final int MOST_DIGITS = 38;
    private static final int MOST_EXPONENT = 125;
    private static final int LEAST_EXPONENT = -130;
    private static final int LONGEST = 1_000;
    private static final Pattern SYNTAX = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private Numbers() {}

    static BigDecimal parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !SYNTAX.matcher(text).matches()) {
            throw WireError.invalid("The parameter cannot be converted to a numeric value: " + text);
        }
        return checked(new BigDecimal(text));
    }

    /** Without trailing zeros, so that equal numbers are the same. */
    static BigDecimal normal(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    static BigDecimal checked(BigDecimal number) {
        var normal = normal(number);
        if (normal.precision() > MOST_DIGITS) {
            throw WireError.invalid("Attempting to store more than 38 significant digits in a Number");
        }
        var exponent = normal.precision() - normal.scale() - 1;
        if (normal.signum() != 0 && exponent > MOST_EXPONENT) {
            throw WireError.invalid(
                    "Number overflow. Attempting to store a number with magnitude larger than " + "supported range");
        }
        if (normal.signum() != 0 && exponent < LEAST_EXPONENT) {
            throw WireError.invalid(
                    "Number underflow. Attempting to store a number with magnitude smaller than " + "supported range");
        }
        return normal;
    }

    /** One byte for each two digits, one for the exponent, and one for the sign if it is negative. */
    static int size(BigDecimal number) {
        var sign = number.signum() < 0 ? 1 : 0;
        return (number.precision() + 1) / 2 + 1 + sign;
    }
}
