package dev.intact.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of the tests is so. */
class DocumentsTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|Contract|IT))\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/failures.md", "docs/planted-bugs.md"})
    void name_tests_that_there_are(String document) throws IOException {
        var sources = sources();

        var named = TEST.matcher(Files.readString(Path.of(document))).results().toList();

        assertThat(named).isNotEmpty().allSatisfy(test -> assertThat(sources.get(test.group(1)))
                .as(test.group())
                .isNotNull()
                .contains("void " + test.group(2) + "("));
    }

    @Test
    void show_the_table_that_the_build_prints() throws IOException {
        var document = Files.readString(Path.of("docs/failures.md"));

        for (var line : Proof.Line.values()) {
            assertThat(document).contains("| " + line.label() + " |");
        }
    }

    private static Map<String, String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            DocumentsTest::read,
                            String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
