package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.LocalServer;
import io.lethe.ledger.anchor.TestAuthority;
import io.lethe.ledger.anchor.TimeStamp;
import io.lethe.ledger.anchor.TimeStampAuthority;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority whose certificate ends within a year; the next one's lasts for ten more. */
class RenewingIT {
    private static final TestSchema SCHEMA = TestServer.freshSchema("renewing");
    private static final OwnDatabase OWN = new OwnDatabase(SCHEMA.dataSource(), SCHEMA.dialect());
    private static final Instant BEGIN = Entries.NOW;
    private static final Instant END = Instant.parse("2027-11-01T00:00:00Z");
    private static final TestAuthority OLD = TestAuthority.inForce("TSA 2026", BEGIN.minusSeconds(60), END);
    private static final TestAuthority NEW =
            TestAuthority.inForce("TSA 2027", BEGIN, Instant.parse("2037-11-01T00:00:00Z"));

    @TempDir
    private Path temp = Path.of("");

    private Instant now = BEGIN;
    private final InstantSource clock = () -> now;
    private KeyDirectory keys;

    /** Three checkpoints are stamped by the old authority. */
    @BeforeEach
    void begin() throws IOException {
        EmptyLedger.in(SCHEMA);
        keys = KeyDirectory.create(temp.resolve("keys"), "ledger.example.org/test", Keys.random(1));
        try (LocalServer server = server(OLD)) {
            Ledger ledger = ledger(server.url(), OLD);
            ledger.open();
            for (int i = 0; i < 3; i++) {
                ledger.append(Entries.started(Entries.run(i)));
                ledger.anchoring().anchor();
            }
        }
    }

    @Test
    void renewsWhatEndsSoonAndNothingTwice() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LocalServer server = new LocalServer(200, query -> {
            asked.incrementAndGet();
            return NEW.answer(query, now);
        })) {
            Renewing renewing = ledger(server.url(), NEW).anchoring().renewing();
            assertThat(renewing.renew(false)).isEmpty();
            now = Instant.parse("2027-10-01T00:00:00Z");
            assertThat(renewing.states())
                    .singleElement()
                    .hasToString("3 of 3 time stamps are to be renewed: the certificates of the first end at " + END);
            assertThat(renewing.renew(false))
                    .hasToString("[anchor tsa: 3 time stamps are renewed by one of 2027-10-01T00:00:00Z by CN=TSA 2027,"
                            + " whose certificates end at 2037-11-01T00:00:00Z]");
            assertThat(asked).hasValue(1);
            assertThat(renewing.states()).noneMatch(StampState::isDue);
            assertThat(renewing.renew(false)).isEmpty();
            assertThat(renewing.renew(true))
                    .extracting(RenewalResult::outcome)
                    .hasOnlyElementsOfType(RenewalResult.Outcome.NoLater.class);
        }
        now = Instant.parse("2030-01-01T00:00:00Z");
        assertThat(believed()).containsExactly("CN=TSA 2026", "CN=TSA 2027");
    }

    @Test
    void losesNothingWhereTheAuthorityIsAwayOrLies() throws IOException {
        now = END.minus(Duration.ofDays(1));
        String before = rows();
        URI closed;
        try (LocalServer server = server(NEW)) {
            closed = server.url();
        }
        assertThat(ledger(closed, NEW).anchoring().renewing().renew(false))
                .hasToString("[anchor tsa: 3 time stamps are left: ANCHOR_UNREACHABLE: " + closed
                        + ": nobody answers there]");
        assertBad(query ->
                TestAuthority.inForce("Forger", BEGIN, END.plusSeconds(9)).answer(query, now));
        assertBad(query -> NEW.stamp(new byte[] {1}, now));
        // It says that it stamped these when it could not be known any more whether they were good.
        assertBad(query -> NEW.answer(query, END.plusSeconds(1)));
        assertThat(rows()).isEqualTo(before);
        assertThat(believed()).containsExactly("CN=TSA 2026");
    }

    private void assertBad(UnaryOperator<byte[]> answer) throws IOException {
        try (LocalServer server = new LocalServer(200, answer)) {
            assertThat(ledger(server.url(), NEW).anchoring().renewing().renew(false))
                    .singleElement()
                    .asString()
                    .startsWith("anchor tsa: 3 time stamps are left: ANCHOR_ANSWER_BAD: ");
        }
    }

    @Test
    void keepsNothingThatEndsNoLater() throws IOException {
        now = END.minus(Duration.ofDays(1));
        try (LocalServer server = server(OLD)) {
            assertThat(ledger(server.url(), OLD).anchoring().renewing().renew(false))
                    .hasToString(
                            "[anchor tsa: 3 time stamps are left: the certificates that the authority stamps by now"
                                    + " end no later, at " + END + ". Try again once it has new ones]");
        }
        assertThat(believed()).containsExactly("CN=TSA 2026");
    }

    @Test
    void leavesWhatHasEnded() throws IOException {
        now = END.plusSeconds(1);
        try (LocalServer server = server(NEW)) {
            Renewing renewing = ledger(server.url(), NEW).anchoring().renewing();
            assertThat(renewing.renew(false))
                    .extracting(RenewalResult::outcome)
                    .containsExactly(new RenewalResult.Outcome.Ended());
            assertThat(renewing.states())
                    .noneMatch(StampState::isDue)
                    .extracting(StampState::ended)
                    .containsExactly(3L);
        }
        assertThat(believed()).containsExactly("CN=TSA 2026");
    }

    /** Stamps of before this version, and one that somebody has damaged since. */
    @Test
    void looksAtOldStampsAndLetsADamagedOneKeepNoOtherBack() throws IOException {
        SCHEMA.sql().execute("UPDATE anchored SET good_until = NULL");
        SCHEMA.sql().execute("UPDATE anchored SET answer = 'x' WHERE size = 2");
        try (LocalServer server = server(NEW)) {
            Renewing renewing = ledger(server.url(), NEW).anchoring().renewing();
            assertThat(renewing.states())
                    .singleElement()
                    .hasToString("0 of 3 time stamps are to be renewed; 3 nobody has looked at yet");
            assertThat(renewing.renew(false))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "anchor tsa: 1 time stamp is DAMAGED: that of the checkpoint of 2 leaves: it is no time stamp");
            now = END.minus(Duration.ofDays(1));
            assertThat(renewing.renew(false)).extracting(RenewalResult::stamps).containsExactly(1L, 2L);
        }
        assertThat(SCHEMA.sql()
                        .fetchSingle("SELECT COUNT(*) FROM anchored WHERE renewals IS NOT NULL")
                        .get(0, Integer.class))
                .isEqualTo(2);
    }

    @Test
    void handsOutNoStampThatSomebodyHasDamaged() throws IOException {
        SCHEMA.sql().execute("UPDATE anchored SET answer = 'x' WHERE size = 2");
        Anchoring anchoring = ledger(URI.create("http://127.0.0.1:1"), NEW).anchoring();

        assertThat(anchoring.covering(2, 9)).hasSize(1);
        assertThatThrownBy(() -> anchoring.covering(1, 9))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessageStartingWith(
                        "ledger is corrupt: what anchor tsa answered is stored but proves nothing: it is no time stamp");
    }

    /** The other engine renews all while this one's authority is still at it. */
    @Test
    void keepsTheRenewalOfAFasterEngine() throws IOException {
        now = END.minus(Duration.ofDays(1));
        try (LocalServer fast = server(NEW)) {
            Renewing faster = ledger(fast.url(), NEW).anchoring().renewing();
            try (LocalServer slow = new LocalServer(200, query -> {
                faster.renew(false);
                return NEW.answer(query, now);
            })) {
                assertThat(ledger(slow.url(), NEW).anchoring().renewing().renew(false))
                        .hasToString("[anchor tsa: 3 time stamps are left: another engine has just renewed them]");
            }
        }
        assertThat(believed()).containsExactly("CN=TSA 2026", "CN=TSA 2027");
    }

    @Test
    void saysThatThereIsNoAuthorityAnyMore() {
        now = END.minus(Duration.ofDays(1));
        assertThat(new Ledger(OWN, keys, clock).anchoring().renewing().renew(false))
                .extracting(RenewalResult::outcome)
                .containsExactly(new RenewalResult.Outcome.NoAuthority());
    }

    /** By whom the time of the first checkpoint is vouched for, as a certificate would say it. */
    private List<String> believed() {
        AnchoredCheckpoint anchored =
                new Ledger(OWN, keys, clock).anchoring().covering(0, 100).getFirst();
        Attestation.Stamp stamp = (Attestation.Stamp) Objects.requireNonNull(anchored.attestation());
        return stamp.verify(anchored.checkpoint().bytes()).stream()
                .map(TimeStamp::authority)
                .toList();
    }

    private static String rows() {
        return SCHEMA.sql()
                .fetch("SELECT size, good_until, SHA2(answer, 256), renewals, renewed_by FROM anchored ORDER BY size")
                .formatCSV();
    }

    private LocalServer server(TestAuthority authority) {
        return new LocalServer(200, query -> authority.answer(query, now));
    }

    private Ledger ledger(URI url, TestAuthority trusted) throws IOException {
        Path pem = Files.write(temp.resolve("trusted.pem"), trusted.pem());
        TimeStampAuthority authority =
                new TimeStampAuthority(new TimeStampAuthority.Address(url, pem, null), Keys.random(2));
        return new Ledger(
                OWN,
                keys,
                List.of(new Anchor(new AnchorName("tsa"), authority, new RetentionPeriod(Period.ofDays(2)))),
                clock);
    }
}
