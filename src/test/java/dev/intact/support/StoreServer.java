package dev.intact.support;

import dev.intact.dynamodb.DynamoDatabase;
import dev.intact.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The database of this run of the tests: the one that {@code test.store} names. */
public final class StoreServer implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_KEY = "the-admin-key-of-all-tests-0123456789";

    /** As the setting {@code INTACT_STORE} calls it. */
    public static final String STORE = System.getProperty("test.store", "postgresql");

    private static final TestDatabase DATABASE =
            switch (STORE) {
                case "postgresql" -> new PostgresServer();
                case "dynamodb" -> new DynamoDatabase();
                case String other -> throw new IllegalArgumentException("test.store is " + other);
            };

    /** All that is stored, as text to search in. */
    public static String everything() {
        return DATABASE.everything();
    }

    /** Equal to an earlier one if and only if nothing was written in between. */
    public static Object state() {
        return DATABASE.state();
    }

    public static void awaitFeed() {
        DATABASE.awaitFeed();
    }

    public static void empty() {
        DATABASE.empty();
    }

    @Override
    public Map<String, String> start() {
        var home =
                Path.of("target", "test-data", Long.toString(System.nanoTime())).toAbsolutePath();
        var settings = new HashMap<>(DATABASE.start(home));
        settings.put("intact.data-dir", home.toString());
        settings.put("intact.admin-key", ADMIN_KEY);
        // A test that waits for the sweeper sweeps by itself.
        settings.put("intact.sweep-every", "off");
        return settings;
    }

    @Override
    public void stop() {
        DATABASE.stop();
    }
}
