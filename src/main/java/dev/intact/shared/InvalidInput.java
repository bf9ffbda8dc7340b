package dev.intact.shared;

import java.util.List;
import java.util.Map;

/** Input that no stored state could accept. Nothing was read or written for it. */
public final class InvalidInput extends RuntimeException {
    /**
     * What is wrong with one place of the input.
     *
     * @param pointer a JSON pointer into the body, or the name of a header or query parameter
     */
    public record Violation(String pointer, String code, String detail) {}

    private final transient List<Violation> violations;
    private final transient Map<String, Object> data;

    public InvalidInput(List<Violation> violations, Map<String, Object> data) {
        super(violations.toString());
        this.violations = List.copyOf(violations);
        this.data = Map.copyOf(data);
    }

    public static InvalidInput of(String pointer, String code, String detail) {
        return new InvalidInput(List.of(new Violation(pointer, code, detail)), Map.of());
    }

    /** At least one; the first one's code is the code of the whole. */
    public List<Violation> violations() {
        return violations;
    }

    /** What the code promises to tell beside its name. */
    public Map<String, Object> data() {
        return data;
    }
}
