package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.ConsistencyProver;
import io.lethe.ledger.anchor.Deposit;
import io.lethe.ledger.anchor.Depositary;
import io.lethe.ledger.anchor.DirectoryDepositary;
import io.lethe.ledger.anchor.LocalServer;
import io.lethe.ledger.anchor.TestAuthority;
import io.lethe.ledger.anchor.TimeStamp;
import io.lethe.ledger.anchor.TimeStampAnswer;
import io.lethe.ledger.anchor.TimeStampAuthority;
import io.lethe.ledger.anchor.WitnessDepositary;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.entry.AnchorRecorded;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.witness.WitnessServer;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchoringIT {
    private static final TestSchema SCHEMA = TestServer.freshSchema("anchoring");
    private static final OwnDatabase OWN = new OwnDatabase(SCHEMA.dataSource(), SCHEMA.dialect());
    private static final RetentionPeriod TWO_DAYS = new RetentionPeriod(Period.ofDays(2));

    @TempDir
    private Path temp = Path.of("");

    private Instant now = Entries.NOW;
    private final InstantSource clock = () -> now;
    private Path outside;
    private KeyDirectory keys;
    private Ledger ledger;

    @BeforeEach
    void begin() throws IOException {
        EmptyLedger.in(SCHEMA);
        outside = Files.createDirectory(temp.resolve("outside"));
        keys = KeyDirectory.create(temp.resolve("keys"), "ledger.example.org/test", Keys.random(1));
        ledger = ledger(new DirectoryDepositary(outside));
        ledger.open();
    }

    @Test
    void takesWhatIsNewToTheAnchorAndNothingTwice() throws IOException {
        assertThat(ledger.anchoring().states()).hasToString("[nothing is anchored; 1 leaf is not, nor published]");
        ledger.anchoring().anchor();
        SignedNote first = ledger.latest().orElseThrow();
        assertThat(ledger.entriesOf(AnchorRecorded.TYPE))
                .extracting(leaf -> leaf.entry())
                .containsExactly(
                        new AnchorRecorded(new AnchorName("notary"), 1, Hash.of(first.bytes()), null, Entries.NOW));
        assertThat(ledger.anchoring().anchor()).hasToString("[1 leaf is anchored since 2026-11-22T09:40:00.123Z]");
        append();
        ledger.anchoring().anchor();
        ledger.anchoring().anchor();
        assertThat(names())
                .containsExactly("00000000000000000001.checkpoint", "00000000000000000003.checkpoint", "latest");
        assertThat(outside.resolve("00000000000000000001.checkpoint")).hasBinaryContent(first.bytes());
        assertThat(outside.resolve("latest"))
                .hasBinaryContent(ledger.latest().orElseThrow().bytes());
        assertThat(ledger.status().size()).isEqualTo(4);
        ledger.open();
        assertThat(ledger.verify().holds()).isTrue();
    }

    /** Dead between depositing and remembering: the next engine finds it there and remembers it once. */
    @Test
    void remembersWhatADyingEngineDeposited() {
        DirectoryDepositary there = new DirectoryDepositary(outside);
        Ledger dying = ledger(new Depositary() {
            @Override
            public Deposit deposit(SignedNote checkpoint, ConsistencyProver prover) {
                there.deposit(checkpoint, prover);
                throw new IllegalStateException("killed");
            }

            @Override
            public Optional<byte[]> largest(String origin) {
                return there.largest(origin);
            }
        });
        assertThatThrownBy(() -> dying.anchoring().anchor()).hasMessage("killed");
        assertThat(ledger.entriesOf(AnchorRecorded.TYPE)).isEmpty();
        ledger.open();
        ledger.anchoring().anchor();
        assertThat(ledger.entriesOf(AnchorRecorded.TYPE)).hasSize(1);
        assertThat(ledger.anchoring().states()).noneMatch(AnchorState::isOpen);
    }

    @Test
    void keepsTheStampsOfAnAuthority() throws IOException {
        TestAuthority authority = TestAuthority.inForce("TSA", now.minusSeconds(60), now.plusSeconds(60));
        Path trusted = Files.write(temp.resolve("tsa.pem"), authority.pem());
        Instant stamped = Instant.parse("2026-11-22T09:39:55Z");
        URI url;
        try (LocalServer server = new LocalServer(200, query -> authority.answer(query, stamped))) {
            url = server.url();
            Ledger anchored = ledger(authority(url, trusted));
            assertThat(anchored.anchoring().anchor()).hasToString("[1 leaf is anchored since 2026-11-22T09:39:55Z]");
            assertThat(anchored.entriesOf(AnchorRecorded.TYPE).getFirst().entry())
                    .isInstanceOfSatisfying(
                            AnchorRecorded.class,
                            entry -> assertThat(entry.stamp())
                                    .isEqualTo(new AnchorRecorded.Stamp(stamped, Hash.of(answer()))));
        }
        TimeStamp stamp = TimeStampAnswer.parse(answer())
                .verify(ledger.latest().orElseThrow().bytes(), authority.certificates(), null);
        assertThat(stamp.time()).isEqualTo(stamped);
        append();
        assertThat(ledger(authority(url, trusted)).anchoring().anchor())
                .hasToString("[1 leaf is anchored since 2026-11-22T09:39:55Z; 1 leaf is not, since"
                        + " 2026-11-22T09:40:00.123Z. ANCHOR_UNREACHABLE since 2026-11-22T09:40:00.123Z: " + url
                        + ": nobody answers there]");
    }

    /** The history that the witness saw is set back, and goes on otherwise for somebody else. */
    @Test
    void showsNobodyTheSecondOfTwoHistories() throws IOException {
        WitnessDirectory legal = WitnessDirectory.create(temp.resolve("legal"), "legal", Keys.random(3));
        legal.logs().add(keys.verifierKey());
        try (WitnessServer server =
                new WitnessServer(legal, clock, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            URI url = URI.create("http://127.0.0.1:" + server.address().getPort());
            WitnessDepositary witness = new WitnessDepositary(url, legal.key());
            append();
            assertThat(ledger(witness).anchoring().anchor())
                    .hasToString("[2 leaves are anchored since 2026-11-22T09:40:00Z]");
            AnchoredCheckpoint anchored = ledger.anchoring().covering(1, 2).getFirst();
            assertThat(anchored.attestation())
                    .isInstanceOfSatisfying(
                            Attestation.Cosignature.class,
                            cosignature -> assertThat(legal.key()
                                            .cosigned(anchored.checkpoint().with(cosignature.line())))
                                    .contains(Instant.parse("2026-11-22T09:40:00Z")));
            setBack();
            assertThatThrownBy(ledger(witness)::open)
                    .hasMessage(
                            "ledger is corrupt: anchor notary has a checkpoint over 2 leaves but there are only 0; the"
                                    + " database was set back. Stop all runs and keep this database.");
            now = now.plusSeconds(5);
            Ledger forked = new Ledger(OWN, keys, clock);
            forked.open();
            forked.append(Entries.started(Entries.run(7)), Entries.started(Entries.run(8)));
            String message = "ledger is corrupt: a checkpoint with root " + root(anchored)
                    + " over 2 leaves lies with anchor" + " notary but the stored tree gives ";
            assertThatThrownBy(ledger(witness)::open).hasMessageStartingWith(message);
            assertThatThrownBy(ledger(witness)::checkpoint).hasMessageStartingWith(message);
            assertThat(keys.published().files()).isEmpty();
            assertThatThrownBy(() -> ledger(silent(witness)).anchoring().anchor())
                    .isInstanceOf(LedgerCorruptException.class)
                    .hasMessageStartingWith(
                            "ledger is corrupt: anchor notary does not cosign the checkpoint of 3 leaves, root ")
                    .hasMessageEndingWith("since it does not extend that of 2 leaves that it cosigned (" + url
                            + "). Stop all runs and keep this database.");
            assertThat(legal.memory().refused(keys.origin())).hasSize(1);
        }
    }

    /** Some witnesses do not show what they saw: they only refuse. */
    private static Depositary silent(Depositary witness) {
        return new Depositary() {
            @Override
            public Deposit deposit(SignedNote checkpoint, ConsistencyProver prover) {
                return witness.deposit(checkpoint, prover);
            }

            @Override
            public Optional<byte[]> largest(String origin) {
                return Optional.empty();
            }
        };
    }

    private static String root(AnchoredCheckpoint anchored) {
        return Checkpoint.parse(anchored.checkpoint().text()).root().abbreviated();
    }

    private static Depositary authority(URI url, Path trusted) {
        return new TimeStampAuthority(new TimeStampAuthority.Address(url, trusted, null), Keys.random(2));
    }

    private static byte[] answer() {
        return SCHEMA.sql().fetchSingle("SELECT answer FROM anchored").get(0, byte[].class);
    }

    @Test
    void letsDeletionGoOnUntilTheBacklogIsOver() throws IOException {
        Files.delete(outside);
        String trouble = "ANCHOR_UNREACHABLE since 2026-11-22T09:40:00.123Z: " + outside
                + ": expected a directory but there is none (is it mounted?)";
        assertThat(ledger.anchoring().anchor())
                .hasToString("[nothing is anchored; 1 leaf is not, since 2026-11-22T09:40:00.123Z. " + trouble + "]");
        assertThat(ledger.anchoring().refusal()).isEmpty();
        now = now.plus(Duration.ofDays(2));
        append();
        ledger.anchoring().anchor();
        assertThat(ledger.anchoring().refusal()).isEmpty();
        now = now.plusMillis(1);
        assertThat(ledger.anchoring().refusal())
                .contains("anchor notary has had no checkpoint that was published since 2026-11-22T09:40:00.123Z:"
                        + " its backlog (2 days) is over. " + trouble
                        + ". Repair it and try lethe ledger anchor, or allow it a longer backlog in lethe.yaml.");
        Files.createDirectory(outside);
        assertThat(ledger.anchoring().refusal()).isEmpty();
        assertThat(ledger.anchoring().states()).hasToString("[2 leaves are anchored since 2026-11-24T09:40:00.124Z]");
    }

    /** Who configures an anchor for an old ledger is not behind with it from the first moment. */
    @Test
    void countsNothingFromBeforeTheAnchorWasKnown() throws IOException {
        ledger.checkpoint();
        now = now.plus(Duration.ofDays(400));
        Files.delete(outside);
        assertThat(ledger.anchoring().anchor()).noneMatch(state -> state.isOverdue(now));
        assertThat(ledger.anchoring().refusal()).isEmpty();
        now = now.plus(Duration.ofDays(3));
        assertThat(ledger.anchoring().refusal()).isPresent();
    }

    @Test
    void refusesLedgerThatWasSetBackOnThisSide() throws IOException {
        append();
        ledger.anchoring().anchor();
        setBack();
        assertThatThrownBy(ledger::open)
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage("ledger is corrupt: anchor notary has a checkpoint over 2 leaves but there are only 0; the"
                        + " database was set back. Stop all runs and keep this database.");
    }

    private void setBack() throws IOException {
        for (String table : List.of("leaf", "tile", "checkpoint", "anchored")) {
            SCHEMA.sql().execute("DELETE FROM " + table);
        }
        SCHEMA.sql().execute("UPDATE ledger_head SET size = 0, frontier = ''");
        for (Path file : keys.published().files()) {
            Files.delete(file);
        }
    }

    @Test
    void refusesLedgerOfAnotherHistory() throws IOException {
        append();
        SignedNote other =
                keys.logKeys().signer(keys.verifierKey()).sign(new Checkpoint(keys.origin(), 2, Entries.SOME_HASH));
        Files.write(outside.resolve("00000000000000000002.checkpoint"), other.bytes());
        String message = "ledger is corrupt: a checkpoint with root " + Entries.SOME_HASH.abbreviated()
                + " over 2 leaves lies with anchor notary but the stored tree gives ";
        assertThatThrownBy(ledger::open).hasMessageStartingWith(message);
        assertThatThrownBy(ledger::checkpoint).hasMessageStartingWith(message);
        assertThat(keys.published().files()).isEmpty();
    }

    @Test
    void refusesAnchorOfAnotherLog() throws IOException {
        SignedNote other = Keys.signer("other.example.org/log", 2)
                .sign(new Checkpoint("other.example.org/log", 1, Entries.SOME_HASH));
        Files.write(outside.resolve("00000000000000000001.checkpoint"), other.bytes());
        assertThatThrownBy(ledger::open)
                .hasMessage("ledger is corrupt: the largest checkpoint of anchor notary is not one of ours: expected a"
                        + " signature by one of [" + keys.verifierKey() + "] but there is none. Stop all runs and keep"
                        + " this database.");
    }

    private Ledger ledger(Depositary depositary) {
        return new Ledger(OWN, keys, List.of(new Anchor(new AnchorName("notary"), depositary, TWO_DAYS)), clock);
    }

    private void append() {
        ledger.append(Entries.started(Entries.run(1)));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(outside)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
