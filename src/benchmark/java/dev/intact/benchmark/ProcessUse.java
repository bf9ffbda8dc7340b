package dev.intact.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a process, and those that it has started, use of the machine. Source: proc(5). */
record ProcessUse(ProcessHandle process) {
    /** Of a second; what Linux tells programs on every platform of ours. */
    private static final double TICKS = 100;

    private static final int USER_TIME = 14;
    private static final int SYSTEM_TIME = 15;
    private static final int USER_TIME_OF_ENDED = 16;
    private static final int SYSTEM_TIME_OF_ENDED = 17;
    /** The name of the program, in parentheses, is the second field and may hold spaces. */
    private static final int FIRST_AFTER_NAME = 3;

    /** With that of the processes that it has started, also of those that have ended. */
    double cpuSeconds() {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(ProcessUse::ticks)
                        .sum()
                / TICKS;
    }

    /** In MiB, of this process alone. */
    long residentMebibytes() {
        return status("VmRSS");
    }

    long mostResidentMebibytes() {
        return status("VmHWM");
    }

    /** From now on the most is what it holds from now on. */
    void forgetMostResident() {
        try {
            Files.writeString(Path.of("/proc/" + process.pid() + "/clear_refs"), "5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(ProcessHandle one) {
        var stat = read(one, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Stream.of(USER_TIME, SYSTEM_TIME, USER_TIME_OF_ENDED, SYSTEM_TIME_OF_ENDED)
                .mapToLong(field -> Long.parseLong(fields[field - FIRST_AFTER_NAME]))
                .sum();
    }

    private long status(String name) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(word -> word.matches("[0-9]+"))
                .mapToLong(Long::parseLong)
                .map(kibibytes -> kibibytes >> 10)
                .findFirst()
                .orElse(0);
    }

    /** Empty where it has ended meanwhile: then it is counted with its parent. */
    private static String read(ProcessHandle one, String file) {
        var path = Path.of("/proc/" + one.pid() + "/" + file);
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (one.isAlive()) {
                throw new UncheckedIOException(e);
            }
            return "";
        }
    }
}
