package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.cli.Commands;
import io.lethe.cli.Exit;
import io.lethe.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows can be typed and written as it stands there. The demo itself is what {@code .ci/run} does as a newcomer. */
class ReadmeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(ScriptPlayer.NOW);
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S*) ?(\\S*)$\\n(.*?)^```$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./lethe (.*?)(?:  +#.*)?$|`\\./lethe ([^`]+)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** What stands for something of the reader's own. */
    private static final Map<String, String> OWN = Map.of(
            "RUN", "01980000-0000-7000-8000-000000000001",
            "HOLD", "01980000-0000-7000-8000-000000000002",
            "DIGEST", "9f3c".repeat(16));

    record Block(String kind, String file, String text) {}

    /** How a command ended, and all it said. */
    record Ending(int exit, String said) {}

    @Test
    void showsThePictureOfTheHouse() throws IOException {
        assertThat(blocks("rooms").map(Block::text)).containsExactly(ArchitectureTest.PICTURE);
    }

    @Test
    void showsThePolicyThatIsThere() throws IOException {
        String policy = Files.readString(Path.of("policies/login-events.yaml"));

        assertThat(shownBesideTheDryRun()).hasSizeGreaterThan(7).allMatch(policy::contains, "is in the policy");
    }

    @Test
    void showsFilesThatAreAccepted(@TempDir Path directory) throws IOException {
        writeFilesTo(directory, Map.of());

        SettingsSource there = new SettingsSource(Map.of(), directory);
        assertThat(typed(List.of("check"), there)).isEqualTo(new Ending(0, "1 policy and 1 map are sound.\n"));
        assertThat(typed(List.of("test"), there).exit()).isZero();
    }

    /** Without a configuration a command gets no further than its own words. */
    @TestFactory
    Stream<DynamicTest> namesCommandsAsTheyAre() throws IOException {
        return commands().stream()
                .map(words -> DynamicTest.dynamicTest(
                        String.join(" ", words),
                        () -> assertThat(understood(words)).isIn(Exit.DONE.code(), Exit.CONFIGURATION.code())));
    }

    @Test
    void wouldNoticeWhatIsNoCommand() {
        assertThat(understood(List.of("plan", "--as-off", "now"))).isEqualTo(Exit.USAGE.code());
        assertThat(understood(List.of("plane"))).isEqualTo(Exit.USAGE.code());
    }

    private static int understood(List<String> words) {
        boolean needsNoConfiguration = words.equals(List.of("demo"));
        List<String> asked = needsNoConfiguration ? List.of("demo", "--help") : words;
        return typed(asked, new SettingsSource(Map.of("LETHE_CONFIG", "no-such-file.yaml"), Path.of("")))
                .exit();
    }

    @Test
    void checksAndTestsThePoliciesOfTheProject() {
        SettingsSource here = new SettingsSource(Map.of(), Path.of(""));

        assertThat(typed(List.of("check"), here).exit()).isZero();
        assertThat(typed(List.of("test"), here).exit()).isZero();
    }

    /** The left half of the README's first block; a line ends where it is shortened. */
    private static List<String> shownBesideTheDryRun() throws IOException {
        return blocks("")
                .findFirst()
                .orElseThrow()
                .text()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, Math.min(line.length(), 44))
                        .split("…", 2)[0]
                        .strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<List<String>> commands() throws IOException {
        return COMMAND.matcher(readme())
                .results()
                .map(found -> words(found.group(1) == null ? found.group(2) : found.group(1)))
                .toList();
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(ReadmeTest::word)
                .map(word -> OWN.getOrDefault(word, word))
                .toList();
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    /** The files that the README shows, with some of their words replaced. */
    static void writeFilesTo(Path directory, Map<String, String> words) throws IOException {
        for (Block block : blocks("yaml").toList()) {
            String text = block.text();
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace(word.getKey(), word.getValue());
            }
            Path file = directory.resolve(block.file());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    private static Ending typed(List<String> words, SettingsSource source) {
        return typed(words, source, CLOCK);
    }

    static Ending typed(List<String> words, SettingsSource source, InstantSource clock) {
        StringWriter said = new StringWriter();
        PrintWriter both = new PrintWriter(said);
        FrontDoors doors = new FrontDoors(source, clock);
        int exit = Commands.run(words, doors, Terminal.unwatched(both, both));
        return new Ending(exit, said.toString());
    }

    static Stream<Block> blocks(String kind) throws IOException {
        return BLOCK.matcher(readme())
                .results()
                .map(found -> new Block(found.group(1), found.group(2), found.group(3)))
                .filter(block -> block.kind().equals(kind));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
