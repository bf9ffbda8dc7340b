package dev.intact.stock;

/** The texts that name what is sold: 1 to 64 visible characters or spaces, taken as they are. */
public final class Sku {
    private static final int LONGEST = 64;

    /** What is said of a text that is none. */
    public static final String RULE = "1 to " + LONGEST + " visible characters or spaces";

    private Sku() {}

    public static boolean isValid(String sku) {
        var length = sku.codePointCount(0, sku.length());
        return length >= 1 && length <= LONGEST && sku.codePoints().allMatch(Sku::isVisibleOrSpace);
    }

    private static boolean isVisibleOrSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
