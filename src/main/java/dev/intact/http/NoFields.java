package dev.intact.http;

/** The body of a POST that asks for nothing but what its path says. It may be left out, or be an empty object. */
public record NoFields() {
    private static final NoFields NONE = new NoFields();

    /** @param body null if the request had none */
    public static NoFields of(NoFields body) {
        return body == null ? NONE : body;
    }
}
