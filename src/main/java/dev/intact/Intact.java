package dev.intact;

import dev.intact.config.Settings;
import dev.intact.config.StartRefused;
import dev.intact.config.StoreLauncher;
import dev.intact.config.StoreLauncher.Launched;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Starts the store, then the service; stops them in the opposite order. */
@QuarkusMain
public final class Intact {
    private static final Logger LOG = Logger.getLogger(Intact.class);

    /** More than the service takes to finish what runs. */
    private static final int STOP_SECONDS = 60;

    private Intact() {}

    public static void main(String... args) {
        // Its own check answers a malformed URI without a word; the router's leads to our problem.
        System.setProperty("vertx.disableURIValidation", "true");
        var serviceStopped = new CountDownLatch(1);
        var launched = new CompletableFuture<Launched>();
        // Registered first: a signal that comes while the store starts must not leave it running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launched, serviceStopped), "stop-store"));
        try {
            launchInto(launched, serviceStopped);
        } catch (StartRefused e) {
            System.err.println("intact: " + e.getMessage());
            System.exit(2);
        }
        Quarkus.run(
                null,
                (exitCode, failure) -> {
                    tell(failure);
                    serviceStopped.countDown();
                    // On a signal the machine is going down already, and to exit again would wait for itself.
                    if (exitCode != 0) {
                        Runtime.getRuntime().exit(exitCode);
                    }
                },
                args);
    }

    /** A wrong setting is told in one line, a defect in full. */
    private static void tell(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException invalid) {
                for (var i = 0; i < invalid.getProblemCount(); i++) {
                    System.err.println("intact: " + invalid.getProblem(i).getMessage());
                }
                return;
            }
            if (cause instanceof StartRefused refused) {
                System.err.println("intact: " + refused.getMessage());
                return;
            }
            if (cause instanceof BindException) {
                System.err.println("intact: QUARKUS_HTTP_PORT is in use, or QUARKUS_HTTP_HOST is not here");
                return;
            }
        }
        if (failure != null) {
            LOG.error("the service did not start", failure);
        }
    }

    private static void launchInto(CompletableFuture<Launched> launched, CountDownLatch serviceStopped) {
        try {
            launched.complete(launch(ConfigProvider.getConfig()));
        } finally {
            if (!launched.isDone()) {
                launched.complete(() -> {});
                serviceStopped.countDown();
            }
        }
    }

    private static Launched launch(Config config) {
        var settings = new Settings(config);
        settings.check();
        return ServiceLoader.load(StoreLauncher.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(launcher -> launcher.backend() == settings.backend())
                .findFirst()
                .map(launcher -> launcher.launch(config, settings.dataDir()))
                .orElse(() -> {});
    }

    private static void stop(CompletableFuture<Launched> launched, CountDownLatch serviceStopped) {
        var store = launched.join();
        try {
            if (!serviceStopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("intact: the service did not stop in " + STOP_SECONDS + " s; stopping its store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
