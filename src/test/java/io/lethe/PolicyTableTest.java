package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ReadmeTest.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of the project's policies is the one that they make. */
class PolicyTableTest {
    @Test
    void isWhatThePoliciesSay() throws IOException {
        SettingsSource here = new SettingsSource(Map.of(), Path.of(""));

        Ending printed = ReadmeTest.typed(List.of("explain", "--table"), here, InstantSource.fixed(ScriptPlayer.NOW));

        assertThat(printed)
                .as("./lethe explain --table > policies/README.md makes it anew")
                .isEqualTo(new Ending(0, Files.readString(Path.of("policies", "README.md"))));
    }
}
