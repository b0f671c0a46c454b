package io.lethe.ledger.witness;

import static io.lethe.ledger.witness.Histories.asked;
import static io.lethe.ledger.witness.Histories.told;
import static io.lethe.ledger.witness.Histories.toldOtherwise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Keys;
import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.key.KeyDirectoryException;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.AddCheckpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The witness over real HTTP, with real files. */
class WitnessServerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:40:00Z");
    private static final String NAME = "witness.example.com/legal";

    @TempDir
    private Path temp = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private WitnessDirectory directory;
    private WitnessServer server;

    @BeforeEach
    void serve() throws IOException {
        directory = WitnessDirectory.create(there(), NAME, Keys.random(5));
        directory.logs().add(told(0).verifierKey());
        server = new WitnessServer(directory, () -> NOW, local());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private Path there() {
        return temp.resolve("witness");
    }

    private static InetSocketAddress local() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Test
    void cosignsWhatExtendsWhatItSaw() {
        LogInMemory log = told(3);
        HttpResponse<String> first = post(asked(log, 0));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(cosigned(log, first)).contains(NOW);
        LogInMemory later = told(8);
        assertThat(cosigned(later, post(asked(later, 3)))).contains(NOW);
        assertThat(seen())
                .isEqualTo(later.checkpoint().with(line(post(asked(later, 8)))).toString());
    }

    @Test
    void saysHowManyLeavesItSaw() {
        post(asked(told(3), 0));
        for (HttpResponse<String> answer : List.of(post(asked(told(8), 0)), post(asked(told(8), 4)))) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            assertThat(answer.body()).isEqualTo("3\n");
        }
        assertThat(post(asked(told(2), 0)).body()).isEqualTo("3\n");
    }

    @Test
    void cosignsOneOfTwoHistoriesAndKeepsTheOther() throws IOException {
        post(asked(told(4), 0));
        HttpResponse<String> longer = post(asked(toldOtherwise(6), 4));
        assertThat(longer.statusCode()).isEqualTo(422);
        assertThat(longer.body())
                .startsWith("the checkpoint of 6 leaves, root ")
                .contains("was not shown to extend the checkpoint of 4 leaves, root ")
                .doesNotContain(NAME);
        assertThat(post(asked(toldOtherwise(4), 4)).statusCode()).isEqualTo(422);
        List<Path> kept = directory.memory().refused(Histories.ORIGIN);
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst())
                .hasBinaryContent(toldOtherwise(4).checkpoint().bytes());
        assertThat(post(asked(told(6), 4)).statusCode()).isEqualTo(200);
    }

    /** Killed after it remembered and before it answered: whoever asks again gets the cosignature, whoever tells otherwise does not. */
    @Test
    void remembersWhatItDidNotGetToAnswer() throws IOException {
        new Witness(directory, () -> NOW).add(asked(told(4), 0));
        server.close();
        server = new WitnessServer(WitnessDirectory.open(there()), () -> NOW.plusSeconds(60), local());
        assertThat(post(asked(told(4), 0)).body()).isEqualTo("4\n");
        assertThat(post(asked(toldOtherwise(4), 4)).statusCode()).isEqualTo(422);
        assertThat(cosigned(told(4), post(asked(told(4), 4)))).contains(NOW.plusSeconds(60));
    }

    /** Killed while it wrote: half a file under another name is nothing. */
    @Test
    void isNotMisledByHalfAFile() throws IOException {
        post(asked(told(4), 0));
        Files.writeString(there().resolve("seen/.publish-1.tmp"), "ledger.example.org/test\n9");
        server.close();
        server = new WitnessServer(WitnessDirectory.open(there()), () -> NOW, local());
        assertThat(post(asked(told(6), 4)).statusCode()).isEqualTo(200);
    }

    /** What it cannot write down, it does not sign. */
    @Test
    void cosignsNothingThatItCannotRemember() throws IOException {
        post(asked(told(3), 0));
        Path gone = Files.move(there().resolve("seen"), temp.resolve("gone"));
        HttpResponse<String> answer = post(asked(told(6), 0));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("the witness failed; nothing was cosigned\n");
        Files.move(gone, there().resolve("seen"));
        assertThat(post(asked(told(6), 3)).statusCode()).isEqualTo(200);
    }

    @Test
    void cosignsNothingOverAMemoryThatIsNotItsOwn() throws IOException {
        post(asked(told(3), 0));
        Path file = there().resolve("seen/" + hashOfOrigin() + ".checkpoint");
        Files.write(file, told(2).checkpoint().bytes());
        assertThat(post(asked(told(6), 2)).statusCode()).isEqualTo(500);
        assertThatThrownBy(() -> directory.memory().seen(Histories.ORIGIN))
                .isInstanceOf(KeyDirectoryException.class)
                .hasMessage(
                        file + ": expected a checkpoint of ledger.example.org/test that was cosigned here. Nothing is"
                                + " cosigned before the right one is back.");
    }

    @Test
    void letsOnlyTrustedLogsAsk() {
        LogInMemory stranger = new LogInMemory("other.example.org/log", 1);
        assertThat(post(new AddCheckpoint(0, List.of(), stranger.checkpoint())))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404))
                .extracting(HttpResponse::body)
                .isEqualTo("no log of the name other.example.org/log is trusted here\n");
        LogInMemory thief = new LogInMemory(Histories.ORIGIN, 2);
        assertThat(post(new AddCheckpoint(0, List.of(), thief.checkpoint())).statusCode())
                .isEqualTo(403);
        SignedNote.Signature moved = told(3).checkpoint().signatures().getFirst();
        SignedNote bad = new SignedNote(told(4).checkpoint().text(), List.of(moved));
        assertThat(post(new AddCheckpoint(0, List.of(), bad)).statusCode()).isEqualTo(403);
        directory.logs().add(stranger.verifierKey());
        assertThat(post(new AddCheckpoint(0, List.of(), stranger.checkpoint())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertThat(post("old 0\n\nno note").statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
        assertThat(post(new AddCheckpoint(9, List.of(), told(3).checkpoint())))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .extracting(HttpResponse::body)
                .isEqualTo("expected an old size of at most 3 but was 9\n");
        assertThat(post(new AddCheckpoint(0, List.of(Hash.EMPTY_ROOT), told(3).checkpoint()))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("x".repeat(AddCheckpoint.MAX_BYTES + 1)).statusCode()).isEqualTo(413);
        assertThat(send(HttpRequest.newBuilder(url("/add-checkpoint"))).statusCode())
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(url("/../witness.key"))).statusCode())
                .isEqualTo(404);
    }

    /** Each of twenty clients extends the same checkpoint by another length: one after the other, and never back. */
    @Test
    void takesOneRequestAfterTheOther() {
        post(asked(told(3), 0));
        List<Integer> codes = IntStream.rangeClosed(4, 23)
                .parallel()
                .mapToObj(size -> post(asked(told(size), 3)).statusCode())
                .toList();
        assertThat(codes).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void isServedByOneProcess() {
        assertThatThrownBy(() -> new WitnessServer(directory, () -> NOW, local()))
                .isInstanceOf(KeyDirectoryException.class)
                .hasMessage(there() + ": expected a witness that nobody serves but somebody does already");
    }

    @Test
    void keepsItsKeyToItself() throws IOException {
        Path key = there().resolve("witness.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> WitnessDirectory.create(there(), NAME, Keys.random(6)))
                .hasMessage(
                        there() + ": expected no witness but there is one; its key is made once. Nothing was changed.");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> WitnessDirectory.open(there()))
                .hasMessage(key + ": expected a file that only its owner can read (chmod 600) but its permissions are"
                        + " rw-r-----");
    }

    @Test
    void namesTheLineOfLogsThatIsNoKey() throws IOException {
        Files.writeString(there().resolve("logs"), "# ours\nledger\n");
        assertThatThrownBy(() -> directory.logs().keys())
                .hasMessage(there().resolve("logs") + ":2: expected a verifier key name+id+key but was \"ledger\"");
    }

    private static String hashOfOrigin() {
        return Hash.of(Histories.ORIGIN.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private String seen() {
        return send(HttpRequest.newBuilder(url("/" + hashOfOrigin() + "/checkpoint")))
                .body();
    }

    private Optional<Instant> cosigned(LogInMemory log, HttpResponse<String> answer) {
        return directory.key().cosigned(log.checkpoint().with(line(answer)));
    }

    private static SignedNote.Signature line(HttpResponse<String> answer) {
        return SignedNote.Signature.parse(answer.body().strip());
    }

    private HttpResponse<String> post(AddCheckpoint asked) {
        return post(new String(asked.bytes(), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String body) {
        return send(HttpRequest.newBuilder(url("/add-checkpoint")).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }
}
