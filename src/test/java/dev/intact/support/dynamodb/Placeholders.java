package dev.intact.support.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names and values that the expressions of a request refer to. Each must be used. */
final class Placeholders {
    static final String NAMES = "ExpressionAttributeNames";
    static final String VALUES = "ExpressionAttributeValues";

    private static final Pattern NAME = Pattern.compile("#[A-Za-z0-9_]+");
    private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]+");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    Placeholders(Members request) {
        request.structure(NAMES).ifPresent(json -> {
            requireSome(NAMES, json.size());
            json.properties().forEach(entry -> addName(entry.getKey(), Members.textOf(NAMES, entry.getValue())));
        });
        request.structure(VALUES).ifPresent(json -> {
            requireSome(VALUES, json.size());
            json.properties().forEach(entry -> {
                requireSyntax(VALUES, VALUE, entry.getKey());
                values.put(entry.getKey(), WireValues.value(entry.getValue()));
            });
        });
        unusedNames = new TreeSet<>(names.keySet());
        unusedValues = new TreeSet<>(values.keySet());
    }

    private void addName(String placeholder, String name) {
        requireSyntax(NAMES, NAME, placeholder);
        if (name.isEmpty() || Sizes.utf8(name) > 65_535) {
            throw WireError.invalid(NAMES + " contains invalid value: an attribute name must have between 1 and 65535 "
                    + "bytes; key: " + placeholder);
        }
        names.put(placeholder, name);
    }

    private static void requireSome(String where, int size) {
        if (size == 0) {
            throw WireError.invalid(where + " must not be empty");
        }
    }

    private static void requireSyntax(String where, Pattern syntax, String key) {
        if (!syntax.matcher(key).matches()) {
            throw WireError.invalid(where + " contains invalid key: Syntax error; key: \"" + key + "\"");
        }
    }

    String name(String where, String placeholder) {
        unusedNames.remove(placeholder);
        var name = names.get(placeholder);
        if (name == null) {
            throw WireError.invalid("Invalid " + where + ": An expression attribute name used in the document path is "
                    + "not defined; attribute name: " + placeholder);
        }
        return name;
    }

    Value value(String where, String placeholder) {
        unusedValues.remove(placeholder);
        var value = values.get(placeholder);
        if (value == null) {
            throw WireError.invalid("Invalid " + where + ": An expression attribute value used in expression is not "
                    + "defined; attribute value: " + placeholder);
        }
        return value;
    }

    /** @param expressions what the operation could have told, for the refusal of placeholders without any */
    void requireAllUsed(boolean hasExpression, String expressions) {
        requireExpression(NAMES, names.isEmpty() || hasExpression, expressions);
        requireExpression(VALUES, values.isEmpty() || hasExpression, expressions);
        requireNone(NAMES, unusedNames);
        requireNone(VALUES, unusedValues);
    }

    private static void requireExpression(String where, boolean isSo, String expressions) {
        if (!isSo) {
            throw WireError.invalid(
                    where + " can only be specified when using expressions: " + expressions + " is null");
        }
    }

    private static void requireNone(String where, Set<String> unused) {
        if (!unused.isEmpty()) {
            throw WireError.invalid(
                    "Value provided in " + where + " unused in expressions: keys: {" + String.join(", ", unused) + "}");
        }
    }
}
