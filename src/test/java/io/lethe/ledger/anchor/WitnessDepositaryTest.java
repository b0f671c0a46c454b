package io.lethe.ledger.anchor;

import static io.lethe.ledger.witness.Histories.told;
import static io.lethe.ledger.witness.Histories.toldOtherwise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.anchor.DepositFailedException.Code;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.Cosigner;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.witness.Histories;
import io.lethe.ledger.witness.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log asks a witness, over real HTTP. */
class WitnessDepositaryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:40:00Z");
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path directory = Path.of("");

    private WitnessDirectory witness;
    private WitnessServer server;
    private WitnessDepositary there;

    @BeforeEach
    void serve() throws IOException {
        witness = WitnessDirectory.create(directory.resolve("witness"), "legal", new SecureRandom());
        witness.logs().add(told(0).verifierKey());
        server = new WitnessServer(witness, () -> NOW, LOCAL);
        there = new WitnessDepositary(url(server.address()), witness.key());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static URI url(InetSocketAddress address) {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/");
    }

    @Test
    void bringsCosignaturesThatCanBeStored() {
        for (int size : new int[] {2, 3, 3, 8}) {
            LogInMemory log = told(size);
            assertThat(deposit(there, log)).isInstanceOfSatisfying(Deposit.Attested.class, attested -> {
                assertThat(attested.at()).isEqualTo(NOW);
                assertThat(Attestation.read(
                                "cosignature",
                                attested.attestation().answer(),
                                attested.attestation().believedBy(),
                                null,
                                null))
                        .isEqualTo(attested.attestation());
            });
        }
        assertThat(there.largest(Histories.ORIGIN))
                .hasValueSatisfying(bytes -> assertThat(SignedNote.parse(bytes).text())
                        .isEqualTo(told(8).checkpoint().text()));
        assertThat(there.largest("other.example.org/log")).isEmpty();
    }

    /** The owner of the log shows its first history to the witness, and another to us: it is refused, whatever its length. */
    @Test
    void tellsOfTwoHistories() {
        deposit(there, told(4));
        for (int size : new int[] {4, 6}) {
            LogInMemory fork = toldOtherwise(size);
            assertThat(deposit(there, fork))
                    .isEqualTo(new Deposit.Forked("does not cosign the "
                            + Checkpoint.parse(fork.checkpoint().text())
                            + ", since it does not extend that of 4 leaves that it cosigned (http://127.0.0.1:"
                            + server.address().getPort() + ")"));
        }
        assertThat(deposit(there, toldOtherwise(3))).isEqualTo(new Deposit.Overtaken(4));
        assertThat(deposit(there, told(9))).isInstanceOf(Deposit.Attested.class);
    }

    /** While two keys sign, either is enough; afterwards the witness has to be told of the new one. */
    @Test
    void goesOnThroughARotationOfTheLogsKey() {
        deposit(there, told(2));
        LogInMemory log = told(3);
        log.signBeside(50);
        assertThat(deposit(there, log)).isInstanceOf(Deposit.Attested.class);

        log.retireOldest();
        assertThatThrownBy(() -> deposit(there, log)).hasMessageContaining("but was answered with status 403");
        witness.logs().add(log.verifierKeys().getLast());
        assertThat(deposit(there, log)).isInstanceOf(Deposit.Attested.class);
    }

    @Test
    void asksTheOwnerToBeTrusted() {
        LogInMemory stranger = new LogInMemory("other.example.org/log", 3);
        assertThatThrownBy(() -> deposit(there, stranger))
                .isInstanceOfSatisfying(
                        DepositFailedException.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.ANCHOR_MISCONFIGURED))
                .hasMessage("http://127.0.0.1:" + server.address().getPort()
                        + "/add-checkpoint: expected a witness that trusts other.example.org/log but was answered with"
                        + " status 404. Hand the file vkey of the key directory to whoever looks after it, or correct the"
                        + " url");
    }

    @Test
    void believesNoKeyButTheConfiguredOne() {
        Cosigner other = LogInMemory.cosigner("legal", 9);
        WitnessDepositary deceived = new WitnessDepositary(url(server.address()), other.key());
        assertBad(() -> deposit(deceived, told(4)), "expected a cosignature by " + other.key() + " but there is none");
        assertBad(
                () -> deceived.largest(Histories.ORIGIN),
                "expected a cosignature by " + other.key() + " but there is none");
    }

    @Test
    void refusesAnswersThatProveNothing() {
        String own = witness.key().text();
        String moved = witness.cosigner()
                .cosign(Checkpoint.parse(told(3).checkpoint().text()), NOW)
                .line();
        assertBad(200, moved, "the cosignature under the name of " + own + " is not its own");
        assertBad(200, "", "expected a cosignature by " + own + " but there is none");
        assertBad(200, "thanks\n", "expected a line \"— name signature\" but was \"thanks\"");
        assertBad(200, "x".repeat(80_000), "expected a cosignature of at most 73728 bytes but there are more");
        assertBad(409, "four\n", "expected the size that it has seen, and a line end, but was something else");
        assertBad(409, "0\n", "expected a cosignature, or what it has seen, but was answered with status 409");
        assertBad(422, "no\n", "expected a cosignature, or what it has seen, but was answered with status 422");
    }

    private void assertBad(int status, String body, String words) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (LocalServer strange = new LocalServer(status, asked -> bytes)) {
            assertBad(() -> deposit(new WitnessDepositary(strange.url(), witness.key()), told(4)), words);
        }
    }

    private static void assertBad(org.assertj.core.api.ThrowableAssert.ThrowingCallable asking, String words) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        DepositFailedException.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.ANCHOR_ANSWER_BAD))
                .hasMessageEndingWith(": " + words);
    }

    /** Witnesses of the format's first version say 409 to another root over as many leaves. */
    @Test
    void takesTheSameSizeAgainForARefusal() {
        byte[] size = "4\n".getBytes(StandardCharsets.UTF_8);
        try (LocalServer old = new LocalServer(409, asked -> size)) {
            assertThat(deposit(new WitnessDepositary(old.url(), witness.key()), told(4)))
                    .isInstanceOf(Deposit.Forked.class);
        }
    }

    @Test
    void saysThatNobodyAnswersInTime() throws IOException {
        server.close();
        assertThatThrownBy(() -> deposit(there, told(4)))
                .isInstanceOfSatisfying(
                        DepositFailedException.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.ANCHOR_UNREACHABLE))
                .hasMessageEndingWith("/add-checkpoint: nobody answers there");
        HttpServer slow = HttpServer.create(LOCAL, 0);
        slow.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        slow.start();
        try {
            WitnessDepositary waiting =
                    new WitnessDepositary(url(slow.getAddress()), witness.key(), Duration.ofMillis(500));
            assertThatThrownBy(() -> deposit(waiting, told(4)))
                    .hasMessageMatching(".*/add-checkpoint: no (whole answer within 0.5 seconds|answer in time)");
        } finally {
            slow.stop(0);
        }
    }

    private static Deposit deposit(WitnessDepositary there, LogInMemory log) {
        return there.deposit(log.checkpoint(), (oldSize, newSize) -> log.goesOnFrom((int) oldSize));
    }
}
