package dev.intact.security;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an API key may be allowed to do: reading or writing of each part. */
final class Scopes {
    static final Set<String> ALL = all();

    private Scopes() {}

    private static Set<String> all() {
        var scopes = new TreeSet<String>();
        Stream.of("orders", "refunds", "stock", "ledger", "teams", "users", "slots", "events", "admin")
                .forEach(part -> {
                    scopes.add(part + ":read");
                    scopes.add(part + ":write");
                });
        return scopes;
    }
}
