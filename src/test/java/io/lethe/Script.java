package io.lethe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A transcript of what somebody typed and what came of it.
 *
 * <pre>
 * # Comment, up to the first section.
 * -- file lethe.yaml --
 * workers: 0
 * -- lethe check --
 * what stands on standard output
 * -- err --
 * what stands on standard error
 * -- exit 78 --
 * </pre>
 *
 * <p>In what is expected, {@code [..]} stands for anything on that line. Without an {@code err} section nothing may stand there.
 */
record Script(List<Act> acts) {
    private static final Pattern SECTION = Pattern.compile("-- (.*) --");

    /** One thing that happens. */
    sealed interface Act {
        /** A file is there. */
        record Given(String name, String content) implements Act {}

        /** A command line, and what is expected of it. */
        record Typed(String line, String out, String err, int exit) implements Act {}
    }

    static Script read(Path file) throws IOException {
        List<Act> acts = new ArrayList<>();
        Draft draft = new Draft("comment");
        for (String line : Files.readAllLines(file)) {
            var section = SECTION.matcher(line);
            if (!section.matches()) {
                draft.text.append(line).append('\n');
            } else if (section.group(1).equals("err")) {
                draft.beginErr();
            } else if (section.group(1).startsWith("exit ")) {
                acts.add(draft.typed(Integer.parseInt(section.group(1).substring("exit ".length()))));
                draft = new Draft("comment");
            } else {
                draft.endFile(acts);
                draft = new Draft(section.group(1));
            }
        }
        draft.endFile(acts);
        return new Script(acts);
    }

    /** Whether a text is what a script expects. */
    static boolean matches(String expected, String actual) {
        String pattern = Pattern.quote(expected).replace("[..]", "\\E.*\\Q");
        return Pattern.matches(pattern, actual);
    }

    /** A section that is still being read. */
    private static final class Draft {
        private final String head;
        private StringBuilder text = new StringBuilder();
        private @Nullable String out;

        Draft(String head) {
            this.head = head;
        }

        void beginErr() {
            out = text.toString();
            text = new StringBuilder();
        }

        Act typed(int exit) {
            String first = out == null ? text.toString() : out;
            return new Act.Typed(head, first, out == null ? "" : text.toString(), exit);
        }

        void endFile(List<Act> acts) {
            if (head.startsWith("file ")) {
                acts.add(new Act.Given(head.substring("file ".length()), text.toString()));
            } else if (!head.equals("comment")) {
                throw new IllegalArgumentException("expected \"-- exit N --\" after \"" + head + "\"");
            }
        }
    }
}
