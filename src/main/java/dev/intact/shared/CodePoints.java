package dev.intact.shared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order in which every store sorts texts. Java's own differs beyond the basic plane. */
public final class CodePoints {
    public static final Comparator<String> ORDER =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private CodePoints() {}
}
