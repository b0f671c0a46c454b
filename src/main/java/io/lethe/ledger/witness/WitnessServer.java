package io.lethe.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.AddCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A witness over HTTP, as C2SP tlog-witness has it:
 *
 * <pre>
 * POST /add-checkpoint        200 and the cosignature; 400 malformed, 404 unknown log, 403 not signed by it,
 *                             409 and the size that was seen, 422 not shown to extend that
 * GET  /HASH/checkpoint       200 and what was cosigned last for the log whose name has this SHA-256; 404 if nothing was
 * </pre>
 *
 * <p>Whatever fails within is told to the log alone: 500, and nothing was cosigned.
 */
public final class WitnessServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
    private static final Pattern SEEN = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    /** For the whole of a request and of an answer, in seconds: neither is longer than some kilobytes. */
    private static final String PATIENCE = "10";

    /** A witness has few logs, and each asks once a night or once a minute. */
    private static final String CONNECTIONS = "200";

    private final FileChannel occupation;
    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Listens from now on, until it is closed.
     *
     * @throws IOException if it cannot listen there
     */
    public WitnessServer(WitnessDirectory directory, InstantSource clock, InetSocketAddress address)
            throws IOException {
        occupation = directory.occupy();
        witness = new Witness(directory, clock);
        setLimits();
        server = listening(address);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private HttpServer listening(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            occupation.close();
            throw e;
        }
    }

    /** The platform's server reads these once, when the first is made in a process; without them it waits for ever for half a request. */
    private static void setLimits() {
        System.setProperty("sun.net.httpserver.maxReqTime", PATIENCE);
        System.setProperty("sun.net.httpserver.maxRspTime", PATIENCE);
        System.setProperty("jdk.httpserver.maxConnections", CONNECTIONS);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (RuntimeException e) {
                LOG.error("cannot answer; nothing was cosigned", e);
                reply = Reply.sentence(500, "the witness failed; nothing was cosigned");
            }
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String asked =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (asked.equals("POST /add-checkpoint")) {
            return add(exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1));
        }
        Matcher seen = SEEN.matcher(exchange.getRequestURI().getPath());
        return exchange.getRequestMethod().equals("GET") && seen.matches()
                ? seen(seen.group(1))
                : Reply.sentence(404, "expected POST /add-checkpoint or GET /HASH/checkpoint");
    }

    private Reply add(byte[] body) {
        if (body.length > AddCheckpoint.MAX_BYTES) {
            return Reply.sentence(413, "expected at most " + AddCheckpoint.MAX_BYTES + " bytes but there are more");
        }
        AddCheckpoint asked;
        try {
            asked = AddCheckpoint.parse(body);
        } catch (IllegalArgumentException e) {
            return Reply.of(new Ruling.Malformed(String.valueOf(e.getMessage())));
        }
        return Reply.of(witness.add(asked));
    }

    private Reply seen(String hash) {
        Optional<byte[]> note = witness.seen(hash);
        return note.map(Reply::note)
                .orElseGet(() -> Reply.sentence(404, "nothing was cosigned for a log of this name"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            occupation.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
