package io.lethe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays the scripts that need no database. */
class ScriptsTest {

    @TestFactory
    Stream<DynamicTest> showsWhatIsWritten(@TempDir Path directory) throws IOException {
        return new ScriptPlayer(InstantSource.fixed(ScriptPlayer.NOW), Map.of()).tests("scripts", directory);
    }
}
