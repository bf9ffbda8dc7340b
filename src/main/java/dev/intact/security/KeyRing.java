package dev.intact.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells whose key was presented, remembering valid keys for a few seconds. */
@ApplicationScoped
public class KeyRing {
    static final String PREFIX = "intact_";

    /** A key revoked by another instance works here no longer than this; 5 s are promised. */
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(4).toNanos();
    /** Bounds the memory; at the limit everything is looked up anew. */
    private static final int MOST_REMEMBERED = 10_000;

    private final ApiKeyStore store;
    private final AdminKey adminKey;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    private volatile long forgot = System.nanoTime();

    KeyRing(ApiKeyStore store, AdminKey adminKey) {
        this.store = store;
        this.adminKey = adminKey;
    }

    /** What is known without asking the store. */
    Optional<SecurityIdentity> recall(String hash) {
        return Optional.ofNullable(remembered.get(hash))
                .filter(entry -> System.nanoTime() - entry.since() < REMEMBERED_NANOS && entry.since() - forgot > 0)
                .map(Remembered::identity);
    }

    Optional<SecurityIdentity> lookUp(String hash) {
        var since = System.nanoTime();
        var identity = adminKey.hasHash(hash)
                ? Optional.of(identity("admin", Scopes.ALL))
                : store.findByHash(hash).map(key -> identity(key.id().toString(), key.scopes()));
        identity.ifPresent(found -> remember(hash, new Remembered(found, since)));
        return identity;
    }

    /** After a revocation: every key is looked up anew. */
    synchronized void forget() {
        // What is being looked up at this moment may have been read before the revocation.
        forgot = System.nanoTime();
        remembered.clear();
    }

    private void remember(String hash, Remembered entry) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(hash, entry);
    }

    private static SecurityIdentity identity(String caller, Collection<String> scopes) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller))
                .addRoles(Set.copyOf(scopes))
                .build();
    }

    private record Remembered(SecurityIdentity identity, long since) {}
}
