package io.lethe.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.anchor.DepositFailedException.Code;
import io.lethe.ledger.anchor.TimeStampAuthority.Address;
import io.lethe.ledger.note.SignedNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampAuthorityTest {
    /** An authority stamps whatever it is shown. */
    private static final ConsistencyProver NO_PROOF = (oldSize, newSize) -> {
        throw new AssertionError("nobody should ask");
    };

    private static final Instant AT = Instant.parse("2026-11-22T09:40:00Z");
    private static final Instant FROM = AT.minusSeconds(3600);
    private static final Instant TO = AT.plusSeconds(3600);

    @TempDir
    private Path directory = Path.of("");

    private final SignedNote note = new LogInMemory("ledger.example.org/test", 1).checkpoint();
    private final TestAuthority authority = TestAuthority.inForce("TSA", FROM, TO);
    private Path trusted = Path.of("");

    @BeforeEach
    void trust() throws IOException {
        trusted = Files.write(directory.resolve("trusted.pem"), authority.pem());
    }

    @Test
    void takesTheStampOfARealAuthority() {
        assumeTrue(OpensslAuthority.isThere(), "openssl is not installed here: no real authority can be asked");
        OpensslAuthority real = OpensslAuthority.create(directory);
        try (LocalServer server = new LocalServer(200, real::answer)) {
            Deposit deposit = new TimeStampAuthority(
                            new Address(server.url(), real.certificates(), "1.2.3.4.1"), new SecureRandom())
                    .deposit(note, NO_PROOF);
            assertThat(deposit).isInstanceOfSatisfying(Deposit.Attested.class, attested -> {
                Attestation.Stamp stored = (Attestation.Stamp) Attestation.read(
                        "rfc3161",
                        attested.attestation().answer(),
                        attested.attestation().believedBy(),
                        null,
                        null);
                assertThat(stored.verify(note.bytes())).singleElement().satisfies(stamp -> {
                    assertThat(stamp.time()).isEqualTo(attested.at());
                    assertThat(stamp.authority()).isEqualTo("CN=Real-TSA");
                    assertThat(stamp.policy()).isEqualTo("1.2.3.4.1");
                    assertThat(stamp.until()).isAfter(stamp.time().plus(Duration.ofDays(364)));
                });
            });
        }
    }

    /** The stamps of an authority that is no more, renewed by a real one, all by one stamp. */
    @Test
    void hasStampsRenewedByARealAuthority() {
        assumeTrue(OpensslAuthority.isThere(), "openssl is not installed here: no real authority can be asked");
        OpensslAuthority real = OpensslAuthority.create(directory);
        Instant begin = Instant.parse("2020-01-01T00:00:00Z");
        TestAuthority old = TestAuthority.inForce("Old", begin, begin.plus(Duration.ofDays(36500)));
        List<byte[]> notes = List.of(new byte[] {1}, new byte[] {2}, new byte[] {3});
        List<Attestation.Stamp> stamps = notes.stream()
                .map(bytes -> new Attestation.Stamp(TimeStampAnswer.parse(old.stamp(bytes, begin)), old.certificates()))
                .toList();
        try (LocalServer server = new LocalServer(200, real::answer)) {
            TimeStampAuthority.Renewed renewed = new TimeStampAuthority(
                            new Address(server.url(), real.certificates(), null), new SecureRandom())
                    .renew(stamps.stream().map(Attestation.Stamp::renewals).toList());
            for (int i = 0; i < notes.size(); i++) {
                Attestation.Stamp stamp =
                        stamps.get(i).renewed(renewed.records().get(i), renewed.certificates());
                assertThat(stamp.verify(notes.get(i)))
                        .extracting(TimeStamp::authority)
                        .containsExactly("CN=Old", "CN=Real-TSA");
            }
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        URI closed;
        try (LocalServer server = new LocalServer(200, query -> query)) {
            closed = server.url();
        }
        assertThatThrownBy(() -> ask(closed, null))
                .isInstanceOfSatisfying(DepositFailedException.class, TimeStampAuthorityTest::isUnreachable)
                .hasMessage(closed + ": nobody answers there");
        try (LocalServer server = new LocalServer(500, query -> query)) {
            assertThatThrownBy(() -> ask(server.url(), null))
                    .isInstanceOfSatisfying(DepositFailedException.class, TimeStampAuthorityTest::isUnreachable)
                    .hasMessage(server.url() + ": expected an answer with status 200 but was 500");
        }
    }

    @Test
    void waitsForNoAnswerThatNeverEnds() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stamp");
        try {
            TimeStampAuthority silent =
                    new TimeStampAuthority(new Address(url, trusted, null), new SecureRandom(), Duration.ofMillis(500));
            assertThatThrownBy(() -> silent.deposit(note, NO_PROOF))
                    .isInstanceOfSatisfying(DepositFailedException.class, TimeStampAuthorityTest::isUnreachable)
                    .hasMessage(url + ": no whole answer within 0.5 seconds");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void readsNoMoreThanAStampCanHave() {
        try (LocalServer server = new LocalServer(200, query -> new byte[300 * 1024])) {
            assertThatThrownBy(() -> ask(server.url(), null))
                    .hasMessage(server.url() + ": expected a time stamp of at most 262144 bytes but there are more");
        }
    }

    @Test
    void refusesAnswersThatProveNothing() {
        assertThat(refusal(query -> new byte[] {'?'})).startsWith("it is no time stamp: ");
        assertThat(refusal(query -> new byte[0])).startsWith("it is no time stamp: ");
        assertThat(refusal(query -> authority.rejection("try tomorrow")))
                .isEqualTo("the authority did not grant it (status 2): try tomorrow");
        assertThat(refusal(query -> authority.stamp(note.bytes(), AT)))
                .isEqualTo("it does not answer what was asked: response contains wrong nonce value.");
        assertThat(refusal(query -> authority.stamp(new byte[] {1}, AT)))
                .startsWith("it does not answer what was asked: response ");
        assertThat(refusal(query -> authority.answer(query, TO.plusSeconds(1))))
                .isEqualTo("its signature does not hold: certificate not valid when time stamp created.");
        assertThat(refusal(query -> TestAuthority.inForce("Other", FROM, TO).answer(query, AT)))
                .isEqualTo("the stamp of 2026-11-22T09:40:00Z is by CN=Other, to which none of the trusted certificates"
                        + " led then: [CN=TSA Root]");
        try (LocalServer server =
                new LocalServer(200, query -> authority.answerUnderItsOwnPolicy(query, note.bytes(), AT))) {
            assertThatThrownBy(() -> ask(server.url(), "1.2.3.4.2"))
                    .isInstanceOfSatisfying(
                            DepositFailedException.class,
                            failure -> assertThat(failure.code()).isEqualTo(Code.ANCHOR_ANSWER_BAD))
                    .hasMessage(server.url() + ": it does not answer what was asked: TSA policy wrong for request.");
        }
    }

    @Test
    void refusesCertificatesThatAreNone() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:1/");
        Files.writeString(trusted, "no certificate");
        assertThatThrownBy(() -> ask(nowhere, null))
                .isInstanceOfSatisfying(
                        DepositFailedException.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.ANCHOR_MISCONFIGURED))
                .hasMessageStartingWith(trusted + ": expected certificates in PEM");
        Files.delete(trusted);
        assertThatThrownBy(() -> ask(nowhere, null))
                .hasMessage(trusted + ": expected certificates in PEM but it cannot be read");
    }

    private String refusal(UnaryOperator<byte[]> answer) {
        try (LocalServer server = new LocalServer(200, answer)) {
            ask(server.url(), null);
            return "none";
        } catch (DepositFailedException e) {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(Code.ANCHOR_ANSWER_BAD);
            return String.valueOf(e.getMessage()).replaceFirst("^http://[^ ]*: ", "");
        }
    }

    private static void isUnreachable(DepositFailedException failure) {
        assertThat(failure.code()).isEqualTo(Code.ANCHOR_UNREACHABLE);
    }

    private void ask(URI url, @Nullable String policy) {
        new TimeStampAuthority(new Address(url, trusted, policy), new SecureRandom()).deposit(note, NO_PROOF);
    }
}
