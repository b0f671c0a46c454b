package io.lethe.policy.yaml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells what the parser found wrong, at its place and on one line. */
final class SyntaxMistake {
    private SyntaxMistake() {}

    static Mistake of(YamlEngineException problem) {
        if (!(problem instanceof MarkedYamlEngineException marked)) {
            return mistake(Mark.START, problem.getMessage());
        }
        Mark mark = marked.getProblemMark()
                .or(marked::getContextMark)
                .map(at -> new Mark(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Mark.START);
        return mistake(mark, marked.getProblem());
    }

    private static Mistake mistake(Mark mark, @Nullable String words) {
        return new Mistake(
                mark,
                YamlPath.ROOT,
                "this is not YAML: " + oneLine(words),
                "Look at the indentation, quotes and brackets just before.");
    }

    private static String oneLine(@Nullable String words) {
        String line = (words == null ? "" : words).replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "it breaks off" : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}
