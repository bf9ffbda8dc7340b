package dev.intact.config;

import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** What a store needs before the service starts, such as a server of its own. Found by {@link java.util.ServiceLoader}. */
public interface StoreLauncher {
    Backend backend();

    /**
     * Makes the store ready.
     *
     * @return what ends it, once the service has stopped
     * @throws StartRefused a setting is missing or wrong
     */
    Launched launch(Config config, Path dataDir);

    /** A store that is ready. */
    interface Launched extends AutoCloseable {
        @Override
        void close();
    }
}
