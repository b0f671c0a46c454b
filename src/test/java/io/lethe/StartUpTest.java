package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small questions are answered without the frameworks of the large ones: no classes of theirs are loaded. */
class StartUpTest {
    private static final Pattern HEAVY =
            Pattern.compile(".* (org\\.jooq|org\\.springframework|org\\.quartz|com\\.zaxxer|com\\.mysql|org\\.flywaydb"
                    + "|ch\\.qos\\.logback|org\\.slf4j|ch\\.vorburger|net\\.datafaker)\\..*");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "version", "check src/test", "completion", "no-such-command"})
    void loadsNothingThatIsNotNeeded(String line) throws IOException, InterruptedException {
        Path classes = directory.resolve("classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
        command.addAll(Arrays.asList(line.split(" ", -1)));

        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start()
                .waitFor();

        assertThat(exit).isNotEqualTo(1);
        assertThat(Files.readAllLines(classes))
                .noneMatch(loaded -> HEAVY.matcher(loaded).matches());
    }
}
