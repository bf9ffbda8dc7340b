package dev.intact.input;

import dev.intact.support.Api;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What can be wrong with the address of a request. */
final class AddressMutations {
    /** Everything else in a path is an id. */
    private static final String SKU = "sku";

    private static final List<String> NO_IDS =
            List.of("123", "null", "-1", "a/b", "\u0000", "🍵", "' or 1=1 --", "0".repeat(4000), "%s", " ");

    /** They can hold any text; others are well-formed or refused. */
    private static final Set<String> FORMED = Set.of("limit", "cursor", "after", "status", "day", "orderId");

    static final List<Mutation> ALL = List.of(
            Mutation.of("no id", (draft, random) -> {
                var ids = draft.segments().keySet().stream()
                        .filter(name -> !name.equals(SKU))
                        .toList();
                if (!ids.isEmpty()) {
                    draft.segment(Mutation.pick(ids, random), Mutation.pick(NO_IDS, random));
                }
                return !ids.isEmpty();
            }),
            Mutation.of("an unknown id", (draft, random) -> {
                var ids = List.copyOf(draft.segments().keySet());
                var isMade = draft.operation().name().equals("PUT /v1/stock/{sku}");
                if (!ids.isEmpty() && !isMade) {
                    draft.segment(Mutation.pick(ids, random), Api.unique());
                }
                return !ids.isEmpty() && !isMade;
            }),
            Mutation.of("a parameter of another form", (draft, random) -> {
                var names = draft.operation().parametersIn("query").stream()
                        .map(Operation.Parameter::name)
                        .filter(FORMED::contains)
                        .toList();
                if (!names.isEmpty()) {
                    var wrong = List.of(
                            "0", "101", "-1", "1.5", "ten", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!", "9".repeat(99));
                    draft.query().put(Mutation.pick(names, random), Mutation.pick(wrong, random));
                }
                return !names.isEmpty();
            }),
            parameters("an empty parameter", query -> query.replaceFirst("=[^&]*", "=")),
            parameters("a parameter twice", query -> query + "&" + query.split("[?]", 2)[1]),
            parameters("a parameter that no store can hold", query -> query.replaceFirst("=[^&]*", "=%00")),
            parameters("half a percent sign", query -> query + "%4"),
            target("a percent sign that encodes nothing", target -> target + "%zz"),
            target("bytes that are no UTF-8", target -> target + "%C0%AF"),
            target("a semicolon", target -> target + ";v=1"),
            new Mutation("another route", true, 404, (draft, random) -> {
                draft.target(target -> target.replaceFirst("^/v1/", "/v1/nothing/"));
                return true;
            }));

    private AddressMutations() {}

    private static Mutation target(String name, UnaryOperator<String> change) {
        return Mutation.of(name, (draft, random) -> {
            draft.target(change);
            return true;
        });
    }

    private static Mutation parameters(String name, UnaryOperator<String> change) {
        return Mutation.of(name, (draft, random) -> {
            if (!draft.query().isEmpty()) {
                draft.target(change);
            }
            return !draft.query().isEmpty();
        });
    }
}
