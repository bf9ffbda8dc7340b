package dev.intact.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.intact.config.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs, which refuse to run as root.
 *
 * @param prefix what comes before the program
 * @param isOtherUser whether the programs then run as a user who must be given the files
 */
record Unprivileged(List<String> prefix, boolean isOtherUser) {
    private static final String NOBODY = "65534";
    /** Recovery after a crash may take long. */
    private static final int MOST_MINUTES = 10;

    static Unprivileged here() {
        var namespace = List.of("unshare", "-U");
        var nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (new UnixSystem().getUid() != 0) {
            return new Unprivileged(List.of(), false);
        }
        if (works(namespace)) {
            return new Unprivileged(namespace, false);
        }
        if (works(nobody)) {
            return new Unprivileged(nobody, true);
        }
        throw new StartRefused(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "must be set, or another user than root must start the service: PostgreSQL refuses to run as root, and"
                        + " neither unshare nor setpriv works here");
    }

    /** Hands a file or folder to the user that the programs run as. */
    void own(Path path) throws IOException {
        if (isOtherUser) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, path.toString()));
        }
    }

    /** @return what the program said; it may have failed */
    Finished run(Path program, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** @param output what it wrote, to either stream */
    record Finished(boolean succeeded, String output) {
        String lastLine() {
            return output.strip().lines().reduce((before, last) -> last).orElse("it does not say why");
        }
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return run(command).succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    private static Finished run(List<String> command) throws IOException {
        // A file, because a child's child that goes on would keep a pipe open.
        var output = Files.createTempFile("intact", ".log");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            // Settings of whoever starts the service are for other servers.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Finished(process.waitFor() == 0, Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finished(false, "interrupted");
        } finally {
            Files.delete(output);
        }
    }
}
