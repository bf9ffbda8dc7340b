package dev.intact.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What all figures of a run depend on. */
record Machine(String cores, String memory, String system, String jvm, String tools) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int GIBIBYTE_SHIFT = 30;

    static Machine of(Programs programs) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors() + " x " + processor(),
                (system.getTotalMemorySize() >> GIBIBYTE_SHIFT) + " GiB",
                system.getName() + " " + system.getVersion(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                "wrk, and " + firstLine(programs.pgbench(), "--version"));
    }

    void tell(Path folder) {
        new Report(folder, "machine")
                .table(
                        "machine",
                        List.of("cores", "memory", "system", "JVM", "tools"),
                        List.of(List.of(cores, memory, system, jvm, tools)));
    }

    private static String processor() {
        if (!Files.isReadable(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Path program, String option) {
        return Programs.run(List.of(program.toString(), option), Map.of(), PATIENCE)
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
