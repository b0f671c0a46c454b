package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.SigningKeys.Term;
import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A log whose leaf 10 adds a key and whose leaf 20 takes the first away. */
class SigningKeysTest {
    private static final String ORIGIN = "ledger.example.org/test";
    private static final CheckpointSigner FIRST = Keys.signer(ORIGIN, 1);
    private static final CheckpointSigner SECOND = Keys.signer(ORIGIN, 2);
    private static final VerifierKey OLD = FIRST.verifierKey();
    private static final VerifierKey NEW = SECOND.verifierKey();
    private static final SigningKeys ROTATED = new SigningKeys(List.of(new Term(OLD, 0, 20L), new Term(NEW, 10, null)));

    @Test
    void signsWithBothFromTheBeginningOfTheOneToTheEndOfTheOther() {
        assertThat(ROTATED.at(10, 5)).containsExactly(OLD);
        assertThat(ROTATED.at(11, 10)).containsExactly(OLD, NEW);
        assertThat(ROTATED.at(20, 11)).containsExactly(OLD, NEW);
        assertThat(ROTATED.signing()).containsExactly(NEW);
    }

    /** However many leaves came between: so the end of a key has its own word. */
    @Test
    void signsWithAnEndedKeyTheFirstCheckpointThatCoversItsEnd() {
        assertThat(ROTATED.at(21, 20)).containsExactly(OLD, NEW);
        assertThat(ROTATED.at(99, 15)).containsExactly(OLD, NEW);
        assertThat(ROTATED.at(100, 99)).containsExactly(NEW);
        assertThat(ROTATED.at(22, 21)).containsExactly(NEW);
    }

    @Test
    void findsNothingInCheckpointsThatAreSignedAsTheyShall() {
        assertThat(audit(note(5, FIRST), note(12, FIRST, SECOND), note(25, FIRST, SECOND), note(30, SECOND)))
                .isEmpty();
        // The one between was put away: then the first that covers the end cannot be told from a later one.
        assertThat(audit(note(5, FIRST), note(12, FIRST, SECOND), note(30, SECOND)))
                .isEmpty();
    }

    @Test
    void findsWhatAnOldKeySignedAfterItsEnd() {
        assertThat(audit(note(12, FIRST, SECOND), note(25, FIRST, SECOND), note(30, FIRST)))
                .containsExactly(new Finding.BadCheckpoint(
                        "00000000000000000030.checkpoint",
                        "expected the signatures of [" + NEW + "] but was [" + OLD + "]"));
        assertThat(audit(note(25, FIRST, SECOND), note(30, FIRST, SECOND))).hasSize(1);
    }

    @Test
    void findsWhatANewKeySignedBeforeItsBeginning() {
        assertThat(audit(note(5, FIRST, SECOND))).hasSize(1);
        assertThat(audit(note(12, SECOND))).hasSize(1);
    }

    private static SignedNote note(long size, CheckpointSigner... signers) {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, size, Entries.SOME_HASH);
        return new SignedNote(
                checkpoint.text(),
                Stream.of(signers)
                        .flatMap(signer -> signer.sign(checkpoint).signatures().stream())
                        .toList());
    }

    private static List<Finding> audit(SignedNote... notes) {
        List<CheckpointAudit.File> files = new ArrayList<>();
        for (SignedNote note : notes) {
            String name = PublishedCheckpoints.name(note);
            files.add(new CheckpointAudit.File(name, note.bytes()));
        }
        return CheckpointAudit.of(files, new CheckpointVerifier(List.of(OLD, NEW)))
                .signedByOthers(ROTATED);
    }
}
