package dev.intact.config;

/** The service can't start as it is configured. The message is one line that names the setting. */
public final class StartRefused extends RuntimeException {
    public StartRefused(String setting, String problem) {
        super(setting + " " + problem);
    }
}
