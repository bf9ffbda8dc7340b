package dev.intact.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What one part has measured: tables as Markdown, and plots; also printed as it comes. */
final class Report {
    private final Path folder;
    private final String name;
    private final StringBuilder text = new StringBuilder();

    Report(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        line("# " + name);
    }

    void figures(String title, Collection<Figures> figures) {
        table(title, Figures.header(), figures.stream().map(Figures::row).toList());
        var bars = figures.stream()
                .map(one -> new Plot.Bar(one.arm(), one.perSecond()))
                .toList();
        var file = name + "-" + title.replaceAll("[^a-z0-9]+", "-") + ".svg";
        write(file, Plot.bars(title + ", ok/s", bars));
        line("![" + title + "](" + file + ")");
    }

    void table(String title, List<String> header, List<List<String>> rows) {
        line("");
        line("## " + title);
        line("");
        line(row(header));
        line(row(header.stream().map(column -> "---").toList()));
        rows.forEach(row -> line(row(row)));
        line("");
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    void line(String line) {
        System.out.println(line);
        text.append(line).append('\n');
        write(name + ".md", text.toString());
    }

    private void write(String file, String content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
