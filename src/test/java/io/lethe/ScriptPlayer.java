package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.cli.Commands;
import io.lethe.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Plays scripts, each in a directory of its own, and holds what comes against what is written.
 *
 * @param clock what the commands take for now
 * @param words what stands for {@code ${NAME}} in a script
 */
record ScriptPlayer(InstantSource clock, Map<String, String> words) {
    static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    /** One test for each script of a folder. */
    Stream<DynamicTest> tests(String folder, Path directory) throws IOException {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
            scripts = files.sorted().toList();
        }
        return scripts.stream()
                .map(script -> DynamicTest.dynamicTest(
                        script.getFileName().toString(),
                        () -> play(Script.read(script), directory.resolve(script.getFileName()))));
    }

    private void play(Script script, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Script.Act act : script.acts()) {
            switch (act) {
                case Script.Act.Given(String name, String content) -> write(directory.resolve(name), content);
                case Script.Act.Typed typed -> type(typed, directory);
            }
        }
    }

    private void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, filled(content));
    }

    private void type(Script.Act.Typed typed, Path directory) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        FrontDoors doors = new FrontDoors(new SettingsSource(Map.of(), directory), clock);
        List<String> line =
                Arrays.stream(filled(typed.line()).split(" ", -1)).skip(1).toList();

        int exit = Commands.run(line, doors, Terminal.unwatched(new PrintWriter(out), new PrintWriter(err)));

        String came = transcript(typed.line(), out.toString(), err.toString(), exit);
        String expected = transcript(typed.line(), filled(typed.out()), filled(typed.err()), typed.exit());
        if (!Script.matches(expected, came)) {
            assertThat(came).isEqualTo(expected);
        }
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("${" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    private static String transcript(String line, String out, String err, int exit) {
        return "-- " + line + " --\n" + out + (err.isEmpty() ? "" : "-- err --\n" + err) + "-- exit " + exit + " --\n";
    }
}
