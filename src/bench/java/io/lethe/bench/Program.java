package io.lethe.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Another process, whose output goes to {@code target/bench.log}. */
final class Program {
    private static final File LOG = Path.of("target", "bench.log").toFile();

    private Program() {}

    /** Its exit code. */
    static int run(Path directory, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    static void expectSuccess(Path directory, List<String> command) {
        int code = run(directory, command);
        if (code != 0) {
            throw new IllegalStateException(
                    "expected " + command.getFirst() + " to end with 0 but was " + code + ", see " + LOG);
        }
    }
}
