package io.lethe.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another process, whose output goes to {@code target/bench.log}. */
final class Program {
    private static final File LOG = Path.of("target", "bench.log").toFile();

    private Program() {}

    /** Returns when the process has ended well; says what its threads have spent. */
    static ThreadTimes watch(Path directory, List<String> command, Map<String, String> environment) {
        try {
            Process process = start(directory, command, environment);
            ThreadTimes times = ThreadTimes.until(process);
            expectSuccess(command, process.exitValue());
            return times;
        } catch (InterruptedException e) {
            throw interrupted(command);
        }
    }

    /** Its exit code. */
    static int run(Path directory, List<String> command) {
        try {
            return start(directory, command, Map.of()).waitFor();
        } catch (InterruptedException e) {
            throw interrupted(command);
        }
    }

    static void expectSuccess(Path directory, List<String> command) {
        expectSuccess(command, run(directory, command));
    }

    private static void expectSuccess(List<String> command, int code) {
        if (code != 0) {
            throw new IllegalStateException(
                    "expected " + command.getFirst() + " to end with 0 but was " + code + ", see " + LOG);
        }
    }

    private static Process start(Path directory, List<String> command, Map<String, String> environment) {
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG));
        program.environment().putAll(environment);
        try {
            return program.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException interrupted(List<String> command) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while " + command.getFirst() + " ran");
    }
}
