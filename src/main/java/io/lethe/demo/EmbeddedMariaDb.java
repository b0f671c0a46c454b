package io.lethe.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/**
 * The MariaDB server of a state directory, for everybody on this machine who has no other: started by the first process that
 * opens it, shared by all, stopped by the last that closes it.
 *
 * <ol>
 *   <li>Under {@code server.lock}, look whether {@code server.json} leads to a running server that serves this directory's data;
 *       if so, use it: it may be another process's, or have outlived one that was killed.
 *   <li>Else unpack what is missing, start it on the port of last time or another free one, and wait until it takes connections.
 *       After a crash it recovers by itself: confirmed commits are there.
 *   <li>Hold {@code server.users} until closed; the process that finds itself alone there stops the server.
 * </ol>
 *
 * <p>Opened once per process. Not closed, it keeps running, and the next command uses it and stops it. No shutdown hook is
 * set here: hooks run all at once, and the server has to outlive the run that is being stopped; whoever opens it closes it last.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    /** Without a password: only this machine can reach the port, and the sample's people do not exist. */
    public static final String USER = "root";

    /** A free port may be taken by somebody else before the server binds it. */
    private static final int ATTEMPTS = 3;

    private final StateDirectory state;
    private final ServerAddress address;
    private final SharedUse use;

    private EmbeddedMariaDb(StateDirectory state, ServerAddress address, SharedUse use) {
        this.state = state;
        this.address = address;
        this.use = use;
    }

    /**
     * Finds or starts the server; on return it takes connections.
     *
     * @throws EmbeddedServerException when it cannot be had
     */
    public static EmbeddedMariaDb open(Path stateDirectory) {
        StateDirectory state = new StateDirectory(stateDirectory);
        try {
            Files.createDirectories(state.root());
            return SharedUse.alone(state.lock(), () -> {
                ServerAddress address = findOrStart(state);
                return new EmbeddedMariaDb(state, address, SharedUse.enter(state.users()));
            });
        } catch (IOException cause) {
            throw new EmbeddedServerException(
                    "cannot use the state directory " + state.root() + ": " + cause.getMessage(), cause);
        }
    }

    private static ServerAddress findOrStart(StateDirectory state) throws IOException {
        Optional<ServerAddress> last = ServerAddress.read(state.address());
        if (last.isPresent() && runs(last.get(), state)) {
            return last.get();
        }
        MariaDbInstallation.ensure(state);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            ServerAddress address =
                    launch(state, attempt == 1 ? last.map(ServerAddress::port).orElse(0) : 0);
            if (ServerProcess.awaitReady(address, state)) {
                return address;
            }
            if (!StartFailure.portTaken(state.log())) {
                break;
            }
        }
        throw StartFailure.explain("cannot start the embedded server on " + state.data(), 1, state.log());
    }

    /** If we die between the start and the second write, the server is an orphan on a port that is written down. */
    private static ServerAddress launch(StateDirectory state, int wished) throws IOException {
        ServerAddress planned = new ServerAddress(ServerAddress.free(wished), 0);
        planned.write(state.address());
        ServerAddress started = ServerProcess.launch(state, planned);
        started.write(state.address());
        return started;
    }

    /** The port alone proves nothing: after a reboot another program may have it. */
    private static boolean runs(ServerAddress address, StateDirectory state) throws IOException {
        // Without a process its writer died between the two writes.
        boolean ready = address.pid() == 0 ? address.accepts() : ServerProcess.awaitReady(address, state);
        return ready
                && Files.isDirectory(state.data())
                && state.data().toRealPath().equals(dataDirectory(address));
    }

    private static Path dataDirectory(ServerAddress address) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@datadir")) {
            row.next();
            return Path.of(row.getString(1)).toRealPath();
        } catch (SQLException | IOException notOurs) {
            return Path.of("");
        }
    }

    private static Connection connect(ServerAddress address) throws SQLException {
        return DriverManager.getConnection(url(address, ""));
    }

    private static String url(ServerAddress address, String schema) {
        return String.format(
                Locale.ROOT,
                "jdbc:mysql://%s:%d/%s?user=%s&sslMode=DISABLED&createDatabaseIfNotExist=true",
                ServerAddress.HOST,
                address.port(),
                schema,
                USER);
    }

    /** For Connector/J, with the user {@link #USER}, who has no password; the schema is created by the first connection. */
    public String url(String schema) {
        return url(address, schema);
    }

    public int port() {
        return address.port();
    }

    /** The server's process, for whoever wants to see it die. */
    public long pid() {
        return address.pid();
    }

    public Path log() {
        return state.log();
    }

    /** Stops the server, unless another process is using it. */
    @Override
    public void close() {
        try {
            SharedUse.alone(state.lock(), () -> {
                boolean last = use.leaveAsLast();
                if (last) {
                    stop();
                }
                return last;
            });
        } catch (IOException cause) {
            throw new EmbeddedServerException(
                    "cannot leave the embedded server of " + state.root() + ": " + cause.getMessage(), cause);
        }
    }

    private void stop() {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException gone) {
            // Not there any more, or it hung up before it answered: the process tells.
        }
        ServerProcess.awaitEnd(address, state);
    }
}
