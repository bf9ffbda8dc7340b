package dev.intact.config;

/** A store within the life of the service. */
public interface StoreLifecycle {
    /**
     * Before the first call is served.
     *
     * @throws StartRefused a setting is missing or wrong
     */
    void start();

    /** Whether it can be written to now; asked by the readiness check. */
    boolean isReady();
}
