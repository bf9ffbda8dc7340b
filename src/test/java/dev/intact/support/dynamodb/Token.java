package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A word of an expression. */
record Token(Kind kind, String text) {
    enum Kind {
        WORD,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        NUMBER,
        SYMBOL,
        END
    }

    static final Token LAST = new Token(Kind.END, "<EOF>");

    private static final Pattern NEXT = Pattern.compile("\\s*(?:([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)"
            + "|(:[A-Za-z0-9_]+)|([0-9]+)|(<>|<=|>=|[()\\[\\],.=<>+-]))\\s*");

    /** @param where the name of the expression, for the refusal */
    static List<Token> all(String where, String expression) {
        var tokens = new ArrayList<Token>();
        var matcher = NEXT.matcher(expression);
        var at = 0;
        while (at < expression.length()) {
            if (!matcher.region(at, expression.length()).lookingAt()) {
                throw WireError.invalid("Invalid " + where + ": Syntax error; token: \"" + expression.charAt(at)
                        + "\", near: \"" + expression.substring(Math.max(0, at - 5)) + "\"");
            }
            var group = 1;
            while (matcher.group(group) == null) {
                group++;
            }
            tokens.add(new Token(Kind.values()[group - 1], matcher.group(group)));
            at = matcher.end();
        }
        return tokens;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
