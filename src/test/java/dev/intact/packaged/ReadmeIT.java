package dev.intact.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.ServiceOnDynamo;
import dev.intact.support.dynamodb.DynamoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs the commands of README's transcript against the packaged service, and compares what they say. */
class ReadmeIT {
    private static final Pattern TRANSCRIPT = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Test
    void says_what_really_happens() throws IOException, InterruptedException {
        assertSaysWhatReadmeSays(new PackagedService(PackagedService.newFolder()));
    }

    @Test
    void says_the_same_on_dynamodb() throws IOException, InterruptedException {
        try (var dynamo = DynamoServer.start()) {
            assertSaysWhatReadmeSays(
                    new PackagedService(PackagedService.newFolder()).with(ServiceOnDynamo.settings(dynamo.endpoint())));
        }
    }

    private static void assertSaysWhatReadmeSays(PackagedService packaged) throws IOException, InterruptedException {
        var transcript = transcript();
        assertThat(transcript).contains("/v1/orders", "/refunds", "/v1/teams");
        try (var service = packaged.start()) {
            assertThat(normalised(replay(transcript, service))).isEqualTo(normalised(transcript));
        }
    }

    private static String transcript() throws IOException {
        var matcher = TRANSCRIPT.matcher(Files.readString(Path.of("README.md")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** Each command, followed by what it says, as a terminal would show it. */
    private static String replay(String transcript, PackagedService service) throws IOException, InterruptedException {
        var script = transcript
                .lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> line.substring(2))
                .map(command -> "cat <<'COMMAND'\n$ " + command + "\nCOMMAND\n"
                        + command.replace("localhost:8080", "127.0.0.1:" + service.port()))
                .collect(Collectors.joining("\n"));
        var shell = new ProcessBuilder("bash", "-c", script)
                .directory(service.folder().toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(said).isZero();
        return said;
    }

    /** Ids by the order in which they turn up, so that the same id must turn up in the same places. */
    private static String normalised(String text) {
        var ids = new HashMap<String, String>();
        return ID.matcher(text)
                .replaceAll(id -> ids.computeIfAbsent(id.group(), any -> "<id " + (ids.size() + 1) + ">"))
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z", "<time>")
                .replaceAll("tea-co-[0-9a-f]{12}", "tea-co-<random>")
                .replaceAll(" +\n", "\n");
    }
}
