package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StartRefused;
import dev.intact.config.StoreLauncher;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** Sets what the JDK's HTTP client reads once, when it is first used. Public, because {@link java.util.ServiceLoader} makes it. */
public final class DynamoLauncher implements StoreLauncher {
    /** Connections kept open. The JDK keeps 5, and opens a new one, with its TLS handshake, for each call beyond. */
    private static final String CONNECTIONS = "64";

    /** Source: DynamoDB developer guide, "Naming rules". */
    private static final String TABLE = "[a-zA-Z0-9_.-]{3,255}";

    @Override
    public Backend backend() {
        return Backend.DYNAMODB;
    }

    @Override
    public Launched launch(Config config, Path dataDir) {
        check(config, "INTACT_DYNAMODB_TABLE", "intact.dynamodb.table", TABLE, "3 to 255 of a-z, A-Z, 0-9, _, . and -");
        check(config, "INTACT_DYNAMODB_CREATE_TABLE", "intact.dynamodb.create-table", "true|false", "true or false");
        check(
                config,
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                "quarkus.dynamodb.endpoint-override",
                "https?://[^/].*",
                "a URL that begins with http:// or https://");
        check(
                config,
                "AWS_RETRY_MODE",
                "AWS_RETRY_MODE",
                "(?i)legacy|standard|adaptive",
                "legacy, standard or adaptive");
        check(config, "AWS_MAX_ATTEMPTS", "AWS_MAX_ATTEMPTS", "[1-9][0-9]{0,2}", "a number from 1 to 999");
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", CONNECTIONS);
        }
        // Three attempts and no more, for the workflow goes on where the SDK gives up. AWS_RETRY_MODE overrides it.
        if (System.getProperty("aws.retryMode") == null && System.getenv("AWS_RETRY_MODE") == null) {
            System.setProperty("aws.retryMode", "standard");
        }
        // Asking again is for those who know under which token they asked.
        System.setProperty("sun.net.http.retryPost", "false");
        return () -> {};
    }

    /** If it is set, also to nothing, it must have this form. */
    private static void check(Config config, String setting, String name, String form, String description) {
        var value = config.getConfigValue(name).getRawValue();
        if (value != null && !value.matches(form)) {
            throw new StartRefused(setting, "must be " + description + ": is " + value);
        }
    }
}
