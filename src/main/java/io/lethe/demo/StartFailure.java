package io.lethe.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads in the server's own words why it did not start, and says what a person can do about it. */
final class StartFailure {
    private static final Pattern LIBRARY = Pattern.compile("loading shared libraries: (\\S+?):");

    /** Which Debian or Ubuntu package holds a library that a minimal system may lack. */
    private static final Map<String, String> PACKAGES = Map.of(
            "libaio.so.1", "libaio1 (libaio1t64 on newer systems)",
            "libcrypt.so.1", "libcrypt1",
            "libncurses.so.5", "libncurses5",
            "libncurses.so.6", "libncurses6",
            "libnuma.so.1", "libnuma1",
            "libstdc++.so.6", "libstdc++6",
            "libsystemd.so.0", "libsystemd0",
            "libtinfo.so.5", "libtinfo5",
            "libtinfo.so.6", "libtinfo6");

    private static final int LAST_LINES = 8;

    private StartFailure() {}

    static EmbeddedServerException explain(String what, int exit, Path log) {
        List<String> lines = lines(log);
        String text = String.join("\n", lines);
        Matcher library = LIBRARY.matcher(text);
        if (library.find()) {
            return new EmbeddedServerException(what + ": the shared library " + library.group(1)
                    + " is missing. Install the package " + packageOf(library.group(1))
                    + ", for example with apt-get install. Nothing was changed.");
        }
        if (text.contains("No space left on device")) {
            return new EmbeddedServerException(
                    what + ": the disk is full. Free 1 GB and start again. Nothing was changed.");
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new EmbeddedServerException(String.format(
                Locale.ROOT,
                "%s: the server ended with exit code %d. The last lines of %s:%n  %s",
                what,
                exit,
                log,
                String.join(System.lineSeparator() + "  ", last)));
    }

    /** The port was free when it was chosen, and somebody else had it when the server wanted it. */
    static boolean portTaken(Path log) {
        return lines(log).stream().anyMatch(line -> line.contains("Address already in use"));
    }

    private static String packageOf(String library) {
        return PACKAGES.getOrDefault(library, "that holds it (apt-file search " + library + ")");
    }

    private static List<String> lines(Path log) {
        try {
            // Latin 1 reads any bytes; the log may quote names in any encoding.
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return List.of("(cannot be read: " + unreadable + ")");
        }
    }
}
