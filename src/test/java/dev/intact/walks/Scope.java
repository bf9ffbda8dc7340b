package dev.intact.walks;

/**
 * Keeps the texts of one walk apart from those of all others in the same database.
 *
 * @param run of all walks of this test; names the payment providers, whose balances are those of the whole run
 * @param walk begins with the run
 */
public record Scope(String run, String walk) {
    private static final String SEPARATOR = "-";

    /** A sku, customer, key or reference of this walk. */
    public String name(String plain) {
        return walk + SEPARATOR + plain;
    }

    String provider(String plain) {
        return run + SEPARATOR + plain;
    }

    /** The same names for everyone who reads. */
    public String plain(String text) {
        return text.replace(walk + SEPARATOR, "").replace(run + SEPARATOR, "");
    }
}
