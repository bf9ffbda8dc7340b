package dev.intact.http;

import java.util.function.Supplier;

/**
 * A way to be refused.
 *
 * @param why this code is due
 * @param scene sets all up for the call that is then refused
 */
record Refusal(int status, String code, String why, Supplier<Attempt> scene) {
    @Override
    public String toString() {
        return code + ": " + why;
    }
}
