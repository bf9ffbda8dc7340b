package dev.intact.input;

import dev.intact.support.Api;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What can be wrong with the headers of a request, and with its method. */
final class HeaderMutations {
    private static final Predicate<Draft> IS_CHANGE = draft -> draft.operation().isChange();
    private static final Predicate<Draft> HAS_BODY = draft -> draft.body().isPresent();
    private static final Predicate<Draft> IS_POST =
            draft -> draft.operation().method().equals("POST");

    static final List<Mutation> ALL = List.of(
            with("another media type", HAS_BODY, draft -> draft.header("Content-Type", "text/plain")),
            with("no media type", HAS_BODY, draft -> draft.header("Content-Type", "json")),
            with("an encoding", HAS_BODY, draft -> draft.header("Content-Encoding", "gzip")),
            with("no key", IS_POST, draft -> draft.withoutHeader(Draft.KEY)),
            with("an empty key", IS_POST, draft -> draft.header(Draft.KEY, "")),
            with("a long key", IS_CHANGE, draft -> draft.header(Draft.KEY, "k".repeat(256))),
            with("a key with a space", IS_CHANGE, draft -> draft.header(Draft.KEY, "a b")),
            with("a key of other letters", IS_CHANGE, draft -> draft.header(Draft.KEY, "schlüssel")),
            with("a key with a tab", IS_CHANGE, draft -> draft.header(Draft.KEY, "a\tb")),
            with("two keys", IS_CHANGE, draft -> {
                draft.header(Draft.KEY, Api.unique());
                draft.oneMoreHeader(Draft.KEY, Api.unique());
            }),
            with("an actor who is nobody", IS_CHANGE, draft -> draft.header(Draft.ACTOR, "me")),
            with("two actors", IS_CHANGE, draft -> {
                draft.header(Draft.ACTOR, Api.unique());
                draft.oneMoreHeader(Draft.ACTOR, Api.unique());
            }),
            with("no entity tag", IS_CHANGE, draft -> draft.header("If-Match", "3")),
            with("an empty entity tag", IS_CHANGE, draft -> draft.header("If-Match", "")),
            with("a media type that is not told", any -> true, draft -> draft.header("Accept", "text/csv")),
            with("no API key", any -> true, draft -> draft.withoutHeader("Authorization")),
            with("another API key", any -> true, draft -> draft.header("Authorization", "Bearer intact_made_up")),
            new Mutation("another method", true, 405, (draft, random) -> {
                draft.method("PATCH");
                return true;
            }));

    private HeaderMutations() {}

    private static Mutation with(String name, Predicate<Draft> isFor, Consumer<Draft> change) {
        return Mutation.of(name, (draft, random) -> {
            if (isFor.test(draft)) {
                change.accept(draft);
            }
            return isFor.test(draft);
        });
    }
}
