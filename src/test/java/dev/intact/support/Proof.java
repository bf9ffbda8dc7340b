package dev.intact.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a run of the tests has shown, in numbers. Each test tells its own, and the build prints the sums as one table when
 * all have run.
 */
public final class Proof {
    private static final Path HOME = Path.of("target", "proof");
    private static final Path PLANTED_BUGS = Path.of("docs", "planted-bugs.md");
    private static final Pattern PLANTED_OF = Pattern.compile("(\\d+) of (\\d+) caught");

    /** A line of the table. */
    public enum Line {
        STATEMENT_FAULTS("Faults raised in a statement of a workflow, PostgreSQL"),
        WIRE_FAULTS("Faults on the wire, PostgreSQL"),
        ACTION_FAULTS("Actions of a workflow refused, DynamoDB"),
        CALL_FAULTS("Calls lost, broken or held back, DynamoDB"),
        CRASHES("Crashes survived (service, PostgreSQL, both)"),
        ACKNOWLEDGED("Writes acknowledged before a crash"),
        FOUND("... of these found after it"),
        SETTLED("Writes without an answer that were settled by their key"),
        RACES("Races run (2, 8 and 32 actors)"),
        INTERLEAVINGS("Interleavings stepped through, at three isolation levels"),
        WALK_STEPS("Random commands answered alike by model and stores"),
        WALK_FAULTS("... of these with a fault in them"),
        HISTORIES("Concurrent histories found linearizable"),
        HISTORY_OPERATIONS("... operations in them"),
        REQUESTS("Requests generated from the OpenAPI document"),
        REQUESTS_REFUSED("... of these refused by a documented problem"),
        AUTHORIZATIONS("Calls of the authorization matrix"),
        INJECTIONS("Injection strings in text fields"),
        PLANTED("Planted bugs, when they were last planted"),
        CAUGHT("... of these caught");

        private final String label;

        Line(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private Proof() {}

    /** @param source who tells it, a test; what it told in an earlier run is replaced */
    public static void tell(Line line, String source, long number) {
        try {
            Files.createDirectories(HOME.resolve(line.name()));
            Files.writeString(HOME.resolve(line.name()).resolve(source), Long.toString(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Markdown, the lines that something was told of. */
    static List<String> table() throws IOException {
        var sums = new TreeMap<Line, Long>();
        addPlanted(sums);
        for (var line : Line.values()) {
            var told = HOME.resolve(line.name()).toFile().listFiles();
            if (told != null) {
                for (var file : told) {
                    sums.merge(line, read(file.toPath()), Long::sum);
                }
            }
        }
        var table = new ArrayList<>(List.of("| Shown in this run | |", "|---|---:|"));
        sums.forEach((line, sum) -> table.add("| %s | %d |".formatted(line.label, sum)));
        return table;
    }

    /** As the run that made the document tells at its end, for to plant them takes longer than all else. */
    private static void addPlanted(Map<Line, Long> sums) throws IOException {
        var told = PLANTED_OF.matcher(Files.readString(PLANTED_BUGS));
        if (told.find()) {
            sums.put(Line.CAUGHT, Long.parseLong(told.group(1)));
            sums.put(Line.PLANTED, Long.parseLong(told.group(2)));
        }
    }

    private static long read(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        table().forEach(System.out::println);
    }
}
