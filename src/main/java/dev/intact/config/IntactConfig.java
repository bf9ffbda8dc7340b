package dev.intact.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of this service; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "intact")
public interface IntactConfig {
    /** {@code INTACT_STORE}: where everything is kept. */
    @WithDefault("postgresql")
    String store();

    /** {@code INTACT_DATA_DIR}: the embedded server's data, and the admin key where none is configured. */
    @WithDefault("./data")
    Path dataDir();

    /** {@code INTACT_ADMIN_KEY}: a key with every scope, {@value #ADMIN_KEY_LENGTH} characters or more. */
    Optional<String> adminKey();

    /** {@code INTACT_SECRET}: what all secrets derive from, {@value #SECRET_BYTES} bytes or more; made once if absent. */
    Optional<String> secret();

    /** {@code INTACT_SWEEP_EVERY}: how often what time has ended is written down, or {@code off}; read by the schedule. */
    String sweepEvery();

    /** {@code INTACT_DYNAMODB_*}: where things are kept if the store is DynamoDB. */
    Dynamodb dynamodb();

    interface Dynamodb {
        /** {@code INTACT_DYNAMODB_TABLE}: the table's name. */
        @WithDefault("intact")
        String table();

        /** {@code INTACT_DYNAMODB_CREATE_TABLE}: make the table if it is not there; for development. */
        @WithDefault("false")
        boolean createTable();
    }

    int ADMIN_KEY_LENGTH = 32;
    int SECRET_BYTES = 32;
}
