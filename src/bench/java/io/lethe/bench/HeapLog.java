package io.lethe.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM's log of its collections says: {@code [2.1s][info][gc] GC(3) Pause Young (Normal) 80M->31M(128M) 3.2ms}.
 *
 * @param most what was left after one of them, at most; with what the old generation had not been cleared of
 * @param least the same in the second half of them, at least: what is alive, and what grows if something is kept
 */
record HeapLog(int collections, int most, int least) {
    private static final Pattern PAUSE = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(\\d+M\\)");

    static HeapLog read(Path log) {
        List<Integer> left = new ArrayList<>();
        for (String line : lines(log)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                left.add(Integer.valueOf(pause.group(1)));
            }
        }
        return new HeapLog(left.size(), most(left), least(left.subList(left.size() / 2, left.size())));
    }

    private static int most(List<Integer> megabytes) {
        return megabytes.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static int least(List<Integer> megabytes) {
        return megabytes.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "heap at most " + most + " MB and later down to " + least + " MB after " + collections + " collections";
    }
}
