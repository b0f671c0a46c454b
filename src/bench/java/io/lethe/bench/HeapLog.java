package io.lethe.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's log of its collections says: {@code [2.1s][info][gc] GC(3) Pause Young (Normal) 80M->31M(128M) 3.2ms}. */
record HeapLog(int collections, int mostMegabytesAfter) {
    private static final Pattern PAUSE = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(\\d+M\\)");

    static HeapLog read(Path log) {
        int collections = 0;
        int most = 0;
        for (String line : lines(log)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                collections++;
                most = Math.max(most, Integer.parseInt(pause.group(1)));
            }
        }
        return new HeapLog(collections, most);
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
        return "heap at most " + mostMegabytesAfter + " MB after " + collections + " collections";
    }
}
