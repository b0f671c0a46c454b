package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** One state directory for all, and kept for the next time: to unpack the server takes longer than all tests. */
class EmbeddedMariaDbIT {
    private static final Path STATE = Path.of("target", "it-embedded");

    @Test
    void keepsDataAndPortWhenStoppedAndStarted() throws SQLException {
        int port;
        long before;
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(STATE)) {
            port = server.port();
            before = write(server);
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(STATE)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(read(server)).isEqualTo(before);
        }
    }

    @Test
    void recoversWhenTheServerWasKilled() throws Exception {
        long before;
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(STATE)) {
            before = write(server);
            ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get();
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(STATE)) {
            assertThat(read(server)).isEqualTo(before);
        }
    }

    @Test
    void usesServerThatOutlivedItsProgram() throws Exception {
        Process program = program("halt");
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(STATE)) {
            assertThat(server.pid()).isEqualTo(pidFrom(program));
        }
        assertThat(program.waitFor()).isEqualTo(1);
    }

    @Test
    void stopsTheServerWithItsLastUserOnly() throws Exception {
        Process other = program("wait");
        long pid = pidFrom(other);
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(STATE)) {
            assertThat(server.pid()).isEqualTo(pid);
        }
        assertThat(ProcessHandle.of(pid)).isPresent();

        other.getOutputStream().close();
        assertThat(other.waitFor()).isZero();
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void isOpenedOncePerProcess() {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.open(STATE)) {
            assertThat(server.log()).exists();
            assertThatThrownBy(() -> EmbeddedMariaDb.open(STATE))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("the embedded server of " + STATE.toAbsolutePath()
                            + " is already open in this process; expected it to be opened once and shared.");
        }
    }

    @Test
    void refusesStateDirectoryThatIsFile() throws Exception {
        Files.createDirectories(STATE);
        Path file = Files.writeString(STATE.resolve("a-file"), "");

        assertThatThrownBy(() -> EmbeddedMariaDb.open(file))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("cannot use the state directory " + file.toAbsolutePath() + ": " + file.toAbsolutePath());
    }

    /** A second process that opens the server, says which one it is, and then waits for its end of input. */
    private static Process program(String ending) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherUser.class.getName(),
                        STATE.toString(),
                        ending)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long pidFrom(Process program) throws Exception {
        return Long.parseLong(program.inputReader().readLine());
    }

    private static long write(EmbeddedMariaDb server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("kept"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS counted (id BIGINT AUTO_INCREMENT PRIMARY KEY)");
            statement.execute("INSERT INTO counted VALUES ()");
        }
        return read(server);
    }

    private static long read(EmbeddedMariaDb server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("kept"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM counted")) {
            row.next();
            return row.getLong(1);
        }
    }
}
