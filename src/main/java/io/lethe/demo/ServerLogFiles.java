package io.lethe.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The log files of ClientTask's web server: one a day, and the one that is being written.
 *
 * <pre>203.0.113.17 - user17@example.com [2026-10-22] "GET /tasks/4711" 200</pre>
 */
public final class ServerLogFiles {
    /** Half again as long as the policy keeps them. */
    private static final int DAYS = 45;

    private static final int LINES = 200;
    private static final int HOSTS = 250;

    private ServerLogFiles() {}

    /** Makes the directory with its files, last written to on the day that each is named after; says how many. */
    public static int make(Path directory, LocalDate today) {
        try {
            Files.createDirectories(directory);
            for (int ago = 1; ago <= DAYS; ago++) {
                write(directory, today.minusDays(ago));
            }
            Files.writeString(directory.resolve("access.log"), line(today, 0) + "\n");
            return DAYS + 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the log files of the sample", e);
        }
    }

    private static void write(Path directory, LocalDate day) throws IOException {
        String lines = IntStream.range(0, LINES)
                .mapToObj(number -> line(day, number))
                .collect(Collectors.joining("\n", "", "\n"));
        Path file = Files.writeString(directory.resolve("access-" + day + ".log"), lines);
        Files.setLastModifiedTime(
                file, FileTime.from(day.atTime(LocalTime.of(23, 59)).toInstant(ZoneOffset.UTC)));
    }

    private static String line(LocalDate day, int number) {
        int person = 1 + (day.getDayOfYear() * 31 + number * 7) % HOSTS;
        return String.format(
                Locale.ROOT,
                "203.0.113.%d - user%d@example.com [%s] \"GET /tasks/%d\" 200",
                person,
                person,
                day,
                4_000 + number);
    }
}
