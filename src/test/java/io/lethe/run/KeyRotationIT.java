package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.SigningKeys.Term;
import io.lethe.ledger.entry.ReceiptLost;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.receipt.RunId;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that signs checkpoints is changed, on a real server. */
class KeyRotationIT {
    private static final Signature ADA = new Signature("Ada", "it is a year old");

    @TempDir
    private Path directory;

    private Workshop workshop;
    private KeyRotation rotation;
    private Ledger ledger;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        Mortality immortal = Mortality.immortal();
        rotation = workshop.keyRotation(immortal);
        ledger = workshop.ledger(immortal);
        ledger.checkpoint();
    }

    /** Before each commit of the one turn, after each of the other: what was not committed is as if it had not been begun. */
    @Test
    void comesToItsEndWhereverItDies() throws SQLException {
        boolean died = true;
        for (int change = 1; died; change++) {
            boolean diedBeginning = begin(Mortality.at(change, Side.BEFORE, "commit"::equals));
            boolean diedRetiring = retire(Mortality.at(change, Side.AFTER, "commit"::equals));
            died = diedBeginning || diedRetiring;
        }
        assertThat(ledger.verify().findings()).isEmpty();
        assertThat(rotation.terms())
                .hasSizeGreaterThan(5)
                .filteredOn(term -> !term.isOver())
                .hasSize(1);
        assertThat(rotation.handedOut()).filteredOn(term -> !term.isOver()).hasSize(1);
        assertThat(keys().published().files()).allSatisfy(this::isSignedInTerm);
    }

    /** Whoever is handed the terms believes each checkpoint that there is. */
    private void isSignedInTerm(Path file) throws IOException {
        SignedNote note = SignedNote.parse(Files.readAllBytes(file));
        long size = Checkpoint.parse(note.text()).size();
        List<VerifierKey> signing = rotation.handedOut().stream()
                .filter(term -> term.covers(size))
                .map(SigningTerm::key)
                .toList();
        assertThat(signing).containsAll(new CheckpointVerifier(keys().logKeys().all()).signers(note));
    }

    private boolean begin(Mortality mortality) throws SQLException {
        boolean died = dies(() -> workshop.keyRotation(mortality).begin(ADA));
        if (signing().size() == 1) {
            rotation.begin(ADA);
        }
        ledger.checkpoint();
        assertThat(signing()).hasSize(2);
        assertThat(ledger.latest().orElseThrow().signatures()).hasSize(2);
        return died;
    }

    private boolean retire(Mortality mortality) throws SQLException {
        VerifierKey old = signing().getFirst();
        VerifierKey next = signing().getLast();
        boolean died = dies(() -> workshop.keyRotation(mortality).retire(old, ADA));
        rotation.retire(rotation.retirable(rotation.name(old)), ADA);

        assertThat(signing()).containsExactly(next);
        assertThat(keys().logKeys().here()).containsExactly(next);
        // The end of the old key has its own word.
        assertThat(ledger.latest().orElseThrow().signatures()).hasSize(2);
        grow();
        assertThat(ledger.checkpoint().signatures()).hasSize(1);
        return died;
    }

    /** What an engine does that may be cut off. */
    private interface Turn {
        void take() throws SQLException;
    }

    private static boolean dies(Turn turn) {
        try {
            turn.take();
            return false;
        } catch (SQLException | RuntimeException e) {
            return true;
        }
    }

    private List<VerifierKey> signing() throws SQLException {
        return rotation.terms().stream()
                .filter(term -> !term.isOver())
                .map(Term::key)
                .toList();
    }

    /** By a leaf, so that there is something to sign. */
    private void grow() {
        ledger.append(new ReceiptLost(
                new RunId(workshop.ids().get()), 0, workshop.clock().instant()));
    }

    private KeyDirectory keys() {
        return KeyDirectory.open(workshop.keys(), new SecureRandom());
    }

    @Test
    void refusesToSignWithoutAKeyThatTheLedgerNames() throws SQLException, IOException {
        VerifierKey next = rotation.begin(ADA);
        Path file = workshop.keys().resolve(rotation.name(next) + ".key");
        Path away = Files.move(file, directory.resolve("away"));
        grow();

        assertThatThrownBy(ledger::checkpoint)
                .hasMessage(workshop.keys() + ": expected the private half of " + next
                        + ", since the ledger says that it signs, but it is not here. Copy " + rotation.name(next)
                        + ".key and vkey from where lethe keys rotate ran, or from your copy of the key directory.");
        Files.move(away, file);
        assertThat(ledger.checkpoint().signatures()).hasSize(2);
    }

    /** The other one comes after our look at the keys, and finds the key that we have just made. */
    @Test
    void shutsOutWhoBeginsAtTheSameTime() throws SQLException {
        AtomicBoolean alone = new AtomicBoolean(true);
        Mortality overtaken = Mortality.immortal(call -> {
            if (call.contains("ledger_head") && call.endsWith("for update") && alone.getAndSet(false)) {
                beginNow();
            }
            return false;
        });

        assertThatThrownBy(() -> workshop.keyRotation(overtaken).begin(ADA))
                .hasMessage("expected one key that signs checkpoints but somebody else has just begun a rotation."
                        + " lethe keys list shows both keys. Nothing was changed.");

        assertThat(alone).isFalse();
        assertThat(ledger.entriesOf("key.rotated")).hasSize(1);
        assertThat(ledger.checkpoint().signatures()).hasSize(2);
        rotation.retire(signing().getFirst(), ADA);
        rotation.begin(ADA);
        assertThat(ledger.verify().findings()).isEmpty();
    }

    private void beginNow() {
        try {
            rotation.begin(ADA);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesToEndTheOnlyKeyAndToBeginASecondRotation() throws SQLException {
        assertThatThrownBy(() -> rotation.retirable("log"))
                .hasMessage(
                        "expected another key that signs too but log is the only one. Begin its rotation by lethe keys"
                                + " rotate, and hand out what lethe keys export prints; retire it when all have that. Nothing was"
                                + " changed.");
        assertThatThrownBy(() -> rotation.retirable("worker"))
                .hasMessage(
                        "expected the name of a key that signs checkpoints, as lethe keys list prints its file, without"
                                + " .key, but was \"worker\". Nothing was changed.");
        VerifierKey first = signing().getFirst();
        VerifierKey next = rotation.begin(ADA);
        assertThatThrownBy(() -> rotation.begin(ADA))
                .hasMessage(
                        "expected one key that signs checkpoints but there are two, since a rotation is under way: ["
                                + first + ", " + next
                                + "]. End it by lethe keys retire log first. Nothing was changed.");
        assertThat(ledger.details(1).orElseThrow().text())
                .isEqualTo("{\"by\":\"Ada\",\"reason\":\"it is a year old\"}");
    }
}
