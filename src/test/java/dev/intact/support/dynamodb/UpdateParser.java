package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads update expressions: each of their four clauses at most once, in any order. */
final class UpdateParser {
    private static final String WHERE = "UpdateExpression";
    private static final Set<String> FUNCTIONS = Set.of("if_not_exists", "list_append");

    private final Cursor cursor;
    private final Set<String> seen = new HashSet<>();
    private final List<Update.Assignment> sets = new ArrayList<>();
    private final List<Path> removals = new ArrayList<>();
    private final List<Update.Change> additions = new ArrayList<>();
    private final List<Update.Change> deletions = new ArrayList<>();

    private UpdateParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static Optional<Update> parse(Members request, Placeholders placeholders) {
        return request.text(WHERE).map(text -> new UpdateParser(new Cursor(WHERE, text, placeholders)).update());
    }

    private Update update() {
        while (cursor.peek() != Token.LAST) {
            clause();
        }
        var update = new Update(sets, removals, additions, deletions);
        Path.requireApart(WHERE, update.paths());
        return update;
    }

    private void clause() {
        var word = cursor.peek();
        if (word.kind() != Token.Kind.WORD) {
            throw cursor.syntax();
        }
        var clause = word.text().toUpperCase(Locale.ROOT);
        if (!Set.of("SET", "REMOVE", "ADD", "DELETE").contains(clause)) {
            throw cursor.syntax();
        }
        if (!seen.add(clause)) {
            throw cursor.invalid("The \"" + clause + "\" section can only be used once in an update expression;");
        }
        cursor.next();
        do {
            cursor.countOperator();
            action(clause);
        } while (cursor.accept(","));
    }

    private void action(String clause) {
        var path = cursor.path();
        switch (clause) {
            case "SET" -> {
                cursor.expect("=");
                sets.add(new Update.Assignment(path, newValue()));
            }
            case "REMOVE" -> removals.add(path);
            case "ADD" -> additions.add(change(clause, path));
            case "DELETE" -> deletions.add(change(clause, path));
            default -> throw new IllegalStateException(clause);
        }
    }

    /** The Developer Guide allows ADD and DELETE of top-level attributes only. */
    private Update.Change change(String clause, Path path) {
        if (path.isNested()) {
            throw WireError.notSupported(clause + " of a nested attribute");
        }
        var value = cursor.value();
        var isAllowed = value instanceof Value.Collection || value instanceof Value.Number && clause.equals("ADD");
        if (!isAllowed) {
            throw cursor.invalid("Incorrect operand type for operator or function; operator: " + clause
                    + ", operand type: " + value.type());
        }
        return new Update.Change(path, value);
    }

    private NewValue newValue() {
        var left = operand();
        if (cursor.accept("+")) {
            return new NewValue.Plus(summand("+", left), summand("+", operand()));
        }
        if (cursor.accept("-")) {
            return new NewValue.Minus(summand("-", left), summand("-", operand()));
        }
        return left;
    }

    private NewValue summand(String operator, NewValue operand) {
        cursor.countOperator();
        return requireType(operator, "N", operand);
    }

    private NewValue operand() {
        if (cursor.isValue()) {
            return new NewValue.Constant(cursor.value());
        }
        if (!cursor.isFunction()) {
            return new NewValue.Copy(cursor.path());
        }
        var function = cursor.function(FUNCTIONS);
        var result = function.equals("if_not_exists") ? ifAbsent() : append();
        cursor.expect(")");
        return result;
    }

    private NewValue ifAbsent() {
        if (cursor.isValue()) {
            throw cursor.invalid("Operator or function requires a document path; operator or function: if_not_exists");
        }
        var path = cursor.path();
        cursor.expect(",");
        return new NewValue.IfAbsent(path, operand());
    }

    private NewValue append() {
        var first = requireType("list_append", "L", operand());
        cursor.expect(",");
        return new NewValue.Append(first, requireType("list_append", "L", operand()));
    }

    private NewValue requireType(String operator, String type, NewValue operand) {
        operand.constantType().filter(other -> !other.equals(type)).ifPresent(other -> {
            throw cursor.wrongOperand(operator, other);
        });
        return operand;
    }
}
