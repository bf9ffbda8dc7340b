package dev.intact.support.dynamodb;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Reads conditions: {@code OR} binds loosest, then {@code AND}, then {@code NOT}. */
final class ConditionParser {
    private static final int MOST_CHOICES = 100;
    private static final Set<String> FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains");
    private static final Set<String> OPERAND_FUNCTIONS = Set.of("size");
    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");

    private final Cursor cursor;

    private ConditionParser(Cursor cursor) {
        this.cursor = cursor;
    }

    static Optional<Condition> parse(Members request, String member, Placeholders placeholders) {
        return request.text(member).map(text -> {
            var cursor = new Cursor(member, text, placeholders);
            var condition = new ConditionParser(cursor).either();
            cursor.expectEnd();
            return condition;
        });
    }

    private Condition either() {
        var left = both();
        while (cursor.acceptKeyword("OR")) {
            cursor.countOperator();
            left = new Condition.Or(left, both());
        }
        return left;
    }

    private Condition both() {
        var left = negation();
        while (cursor.acceptKeyword("AND")) {
            cursor.countOperator();
            left = new Condition.And(left, negation());
        }
        return left;
    }

    private Condition negation() {
        if (cursor.acceptKeyword("NOT")) {
            cursor.countOperator();
            return new Condition.Not(negation());
        }
        if (cursor.accept("(")) {
            var inner = either();
            cursor.expect(")");
            if (inner instanceof Condition.Parenthesised) {
                throw cursor.invalid("The expression has redundant parentheses;");
            }
            return new Condition.Parenthesised(inner);
        }
        return cursor.isFunction() && !cursor.peek().text().equals("size") ? function() : comparison();
    }

    private Condition function() {
        var name = cursor.function(FUNCTIONS);
        if (cursor.isValue()) {
            throw cursor.invalid("Operator or function requires a document path; operator or function: " + name);
        }
        var path = cursor.path();
        var condition =
                switch (name) {
                    case "attribute_exists" -> new Condition.Exists(path);
                    case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(path));
                    case "attribute_type" -> new Condition.HasType(path, typeName());
                    case "begins_with" -> new Condition.BeginsWith(path, prefix(path));
                    case "contains" -> new Condition.Contains(path, second(path, name));
                    default -> throw new IllegalStateException(name);
                };
        if (!cursor.accept(")")) {
            throw cursor.peek().isSymbol(",")
                    ? cursor.invalid(
                            "Incorrect number of operands for operator or function; operator or function: " + name)
                    : cursor.syntax();
        }
        return condition;
    }

    private String typeName() {
        cursor.expect(",");
        if (!(cursor.value() instanceof Value.Text(var type))) {
            throw cursor.wrongOperand("attribute_type", "not S");
        }
        if (!TYPES.contains(type)) {
            throw cursor.invalid("Invalid attribute type name found; type: " + type + ", valid types: " + TYPES);
        }
        return type;
    }

    private Operand prefix(Path path) {
        var prefix = second(path, "begins_with");
        if (prefix instanceof Operand.Constant(var value)
                && !(value instanceof Value.Text || value instanceof Value.Binary)) {
            throw cursor.wrongOperand("begins_with", value.type());
        }
        return prefix;
    }

    private Operand second(Path path, String function) {
        cursor.expect(",");
        var second = operand();
        requireDistinct(new Operand.Place(path), second, function);
        return second;
    }

    private Condition comparison() {
        var left = operand();
        cursor.countOperator();
        if (cursor.acceptKeyword("BETWEEN")) {
            return between(left);
        }
        if (cursor.acceptKeyword("IN")) {
            return in(left);
        }
        var operator = Condition.Operator.of(cursor.peek()).orElseThrow(cursor::syntax);
        cursor.next();
        var right = operand();
        requireDistinct(left, right, operator.symbol());
        if (operator.isOrder()) {
            requireOrder(left, operator.symbol());
            requireOrder(right, operator.symbol());
        }
        return new Condition.Comparison(left, operator, right);
    }

    private Condition between(Operand operand) {
        var low = operand();
        cursor.expectKeyword("AND");
        var high = operand();
        requireDistinct(operand, low, "BETWEEN");
        requireDistinct(operand, high, "BETWEEN");
        requireOrder(operand, "BETWEEN");
        requireOrder(low, "BETWEEN");
        requireOrder(high, "BETWEEN");
        if (low instanceof Operand.Constant(var least) && high instanceof Operand.Constant(var most)) {
            var order = least.compare(most);
            if (order.isEmpty()) {
                throw cursor.invalid("The BETWEEN operator requires same data type for lower and upper bounds");
            }
            if (order.getAsInt() > 0) {
                throw cursor.invalid(
                        "The BETWEEN operator requires upper bound to be greater than or equal to lower " + "bound");
            }
        }
        return new Condition.Between(operand, low, high);
    }

    private Condition in(Operand operand) {
        cursor.expect("(");
        var choices = new ArrayList<Operand>();
        do {
            choices.add(operand());
            requireDistinct(operand, choices.getLast(), "IN");
        } while (cursor.accept(","));
        cursor.expect(")");
        if (choices.size() > MOST_CHOICES) {
            throw cursor.invalid(
                    "The IN operator is provided with too many operands; number of operands: " + choices.size());
        }
        return new Condition.In(operand, choices);
    }

    private Operand operand() {
        if (cursor.isValue()) {
            return new Operand.Constant(cursor.value());
        }
        if (!cursor.isFunction()) {
            return new Operand.Place(cursor.path());
        }
        cursor.function(OPERAND_FUNCTIONS);
        if (cursor.isValue()) {
            throw cursor.invalid("Operator or function requires a document path; operator or function: size");
        }
        var path = cursor.path();
        cursor.expect(")");
        return new Operand.SizeOf(path);
    }

    /** Two values of the request are no condition on the item; whether the service would take them is not known. */
    private void requireDistinct(Operand left, Operand right, String operator) {
        if (left.equals(right) || left instanceof Operand.Constant && right instanceof Operand.Constant) {
            throw cursor.invalid("The first operand must be distinct from the remaining operands for this operator or "
                    + "function; operator: " + operator);
        }
    }

    private void requireOrder(Operand operand, String operator) {
        if (operand instanceof Operand.Constant(var value) && !value.isScalar()) {
            throw cursor.wrongOperand(operator, value.type());
        }
    }
}
