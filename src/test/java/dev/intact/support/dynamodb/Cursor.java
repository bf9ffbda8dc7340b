package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads an expression token by token. What all expressions have in common: paths, values, and their limits. */
final class Cursor {
    private static final int LONGEST = 4_096;
    private static final int MOST_OPERATORS = 300;
    private static final Set<String> FUNCTIONS = Set.of(
            "attribute_exists",
            "attribute_not_exists",
            "attribute_type",
            "begins_with",
            "contains",
            "size",
            "if_not_exists",
            "list_append");

    private final String where;
    private final Placeholders placeholders;
    private final List<Token> tokens;
    private int at;
    private int operators;

    Cursor(String where, String expression, Placeholders placeholders) {
        this.where = where;
        this.placeholders = placeholders;
        if (expression.isBlank()) {
            throw invalid("The expression can not be empty;");
        }
        var size = Sizes.utf8(expression);
        if (size > LONGEST) {
            throw invalid("Expression size has exceeded the maximum allowed size; expression size: " + size);
        }
        tokens = Token.all(where, expression);
    }

    Token peek() {
        return peek(0);
    }

    private Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : Token.LAST;
    }

    Token next() {
        var token = peek();
        at++;
        return token;
    }

    boolean accept(String symbol) {
        if (peek().isSymbol(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptKeyword(String keyword) {
        if (peek().isKeyword(keyword)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String symbol) {
        if (!accept(symbol)) {
            throw syntax();
        }
    }

    void expectKeyword(String keyword) {
        if (!acceptKeyword(keyword)) {
            throw syntax();
        }
    }

    void expectEnd() {
        if (peek() != Token.LAST) {
            throw syntax();
        }
    }

    /** Whether a call of a function begins here. */
    boolean isFunction() {
        return peek().kind() == Token.Kind.WORD && peek(1).isSymbol("(");
    }

    /** @param allowed the functions that this expression knows at this place */
    String function(Set<String> allowed) {
        var name = next().text();
        if (!FUNCTIONS.contains(name)) {
            throw invalid("Invalid function name; function: " + name);
        }
        if (!allowed.contains(name)) {
            throw invalid("The function is not allowed here; function: " + name);
        }
        countOperator();
        expect("(");
        return name;
    }

    void countOperator() {
        operators++;
        if (operators > MOST_OPERATORS) {
            throw invalid("The expression contains too many operators and functions; the most are " + MOST_OPERATORS);
        }
    }

    boolean isValue() {
        return peek().kind() == Token.Kind.VALUE_PLACEHOLDER;
    }

    Value value() {
        if (!isValue()) {
            throw syntax();
        }
        return placeholders.value(where, next().text());
    }

    Path path() {
        var steps = new ArrayList<Path.Step>();
        steps.add(name());
        while (true) {
            if (accept(".")) {
                steps.add(name());
            } else if (accept("[")) {
                steps.add(index());
                expect("]");
            } else {
                return new Path(List.copyOf(steps));
            }
        }
    }

    private Path.Step name() {
        var token = peek();
        return switch (token.kind()) {
            case NAME_PLACEHOLDER -> new Path.Name(placeholders.name(where, next().text()));
            case WORD -> {
                if (ReservedWords.contains(token.text())) {
                    throw invalid("Attribute name is a reserved keyword; reserved keyword: " + token.text());
                }
                yield new Path.Name(next().text());
            }
            case VALUE_PLACEHOLDER, NUMBER, SYMBOL, END -> throw syntax();
        };
    }

    private Path.Step index() {
        var token = next();
        // No list can be that long: an item has at most 400 KB.
        if (token.kind() != Token.Kind.NUMBER || token.text().length() > 7) {
            throw syntax();
        }
        return new Path.Index(Integer.parseInt(token.text()));
    }

    WireError syntax() {
        var near = new StringBuilder();
        for (var i = Math.max(0, at - 1); i < Math.min(tokens.size(), at + 2); i++) {
            near.append(near.isEmpty() ? "" : " ").append(tokens.get(i).text());
        }
        return invalid("Syntax error; token: \"" + peek().text() + "\", near: \"" + near + "\"");
    }

    WireError wrongOperand(String operator, String type) {
        return invalid("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + type);
    }

    WireError invalid(String message) {
        return WireError.invalid("Invalid " + where + ": " + message);
    }
}
