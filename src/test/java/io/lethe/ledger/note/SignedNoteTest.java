package io.lethe.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Keys;
import io.lethe.ledger.Vectors;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignedNoteTest {

    private static final CheckpointSigner SIGNER = Keys.signer("ledger.example.org/test", 1);
    private static final CheckpointVerifier VERIFIER = new CheckpointVerifier(List.of(SIGNER.verifierKey()));
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("ledger.example.org/test", 7, Hash.leaf(new byte[] {1}));

    @Test
    void readsWhatItSigned() {
        byte[] note = SIGNER.sign(CHECKPOINT).bytes();
        assertThat(VERIFIER.verify(SignedNote.parse(note))).isEqualTo(CHECKPOINT);
    }

    @Test
    void refusesEveryChangedBit() {
        byte[] note = SIGNER.sign(CHECKPOINT).bytes();
        for (int i = 0; i < note.length * 8; i++) {
            byte[] changed = note.clone();
            changed[i / 8] ^= (byte) (1 << (i % 8));
            assertThat(accepts(changed)).as("bit %d", i).isFalse();
        }
    }

    @Test
    void refusesEveryCutAndEveryAddition() {
        byte[] note = SIGNER.sign(CHECKPOINT).bytes();
        for (int i = 0; i < note.length; i++) {
            byte[] cut = new byte[note.length - 1];
            System.arraycopy(note, 0, cut, 0, i);
            System.arraycopy(note, i + 1, cut, i, note.length - i - 1);
            assertThat(accepts(cut)).as("without byte %d", i).isFalse();
            for (char added : new char[] {' ', '\n', '\r', '0', '='}) {
                byte[] longer = new byte[note.length + 1];
                System.arraycopy(note, 0, longer, 0, i);
                longer[i] = (byte) added;
                System.arraycopy(note, i, longer, i + 1, note.length - i);
                assertThat(accepts(longer))
                        .as("'%s' added before byte %d", added, i)
                        .isFalse();
            }
        }
    }

    @Test
    void refusesEveryChangedByteOfVerifierKey() {
        String vkey = SIGNER.verifierKey().text();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < vkey.length(); i++) {
            for (int j = 0; j < 20; j++) {
                char other = (char) random.nextInt(' ', 0x7F);
                String changed = vkey.substring(0, i) + other + vkey.substring(i + 1);
                if (other != vkey.charAt(i)) {
                    assertThatThrownBy(() -> VerifierKey.parse(changed)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void refusesEverySubstringOfVerifierKey() {
        String vkey = SIGNER.verifierKey().text();
        for (int from = 0; from < vkey.length(); from++) {
            for (int to = from; to <= vkey.length(); to++) {
                String part = vkey.substring(from, to);
                if (part.length() < vkey.length()) {
                    assertThatThrownBy(() -> VerifierKey.parse(part)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void ignoresSignaturesOfUnknownKeys() {
        List<SignedNote.Signature> signatures = new ArrayList<>();
        for (int i = 2; i < 40; i++) {
            signatures.addAll(
                    Keys.signer("ledger.example.org/test", i).sign(CHECKPOINT).signatures());
        }
        signatures.addAll(SIGNER.sign(CHECKPOINT).signatures());
        SignedNote note = new SignedNote(CHECKPOINT.text(), signatures);
        assertThat(VERIFIER.verify(SignedNote.parse(note.bytes()))).isEqualTo(CHECKPOINT);
    }

    @Test
    void refusesNoteWithBadSignatureUnderTrustedName() {
        SignedNote.Signature good = SIGNER.sign(CHECKPOINT).signatures().getFirst();
        SignedNote.Signature bad = SIGNER.sign(new Checkpoint(CHECKPOINT.origin(), 8, CHECKPOINT.root()))
                .signatures()
                .getFirst();
        SignedNote note = new SignedNote(CHECKPOINT.text(), List.of(good, bad));
        assertThatThrownBy(() -> VERIFIER.verify(note))
                .isInstanceOf(UntrustedNoteException.class)
                .hasMessage("the signature under the name of " + SIGNER.verifierKey() + " is not its own");
    }

    @Test
    void refusesNoteThatNobodyTrustedSigned() {
        SignedNote note = Keys.signer("ledger.example.org/test", 2).sign(CHECKPOINT);
        assertThatThrownBy(() -> VERIFIER.verify(note))
                .isInstanceOf(UntrustedNoteException.class)
                .hasMessage("expected a signature by one of [" + SIGNER.verifierKey() + "] but there is none");
    }

    @Test
    void refusesCheckpointThatOnlyAnotherLogSigned() {
        CheckpointSigner other = Keys.signer("other.example.org/log", 2);
        SignedNote forged = new SignedNote(
                CHECKPOINT.text(),
                List.of(SignedNote.Signature.of(
                        other.verifierKey(), Keys.pair(2).sign(CHECKPOINT.text().getBytes(StandardCharsets.UTF_8)))));
        CheckpointVerifier both = new CheckpointVerifier(List.of(SIGNER.verifierKey(), other.verifierKey()));
        assertThatThrownBy(() -> both.verify(forged))
                .hasMessage("expected a signature by ledger.example.org/test itself but only [" + other.verifierKey()
                        + "] signed");
    }

    @Test
    void agreesWithPublishedNotes() {
        JsonNode vectors = Vectors.published("signed-note/note.json");
        JsonNode vkeys = vectors.get("vkeys");
        for (JsonNode open : vectors.get("open")) {
            List<VerifierKey> trusted = Vectors.texts(open.get("trusted")).stream()
                    .map(name -> VerifierKey.parse(vkeys.get(name).asString()))
                    .toList();
            assertThat(verified(open, trusted))
                    .as(open.toString())
                    .isEqualTo(open.get("ok").asBoolean() ? Vectors.texts(open.get("verified")) : List.of());
        }
        Vectors.texts(vectors.get("badVkeys"))
                .forEach(bad ->
                        assertThatThrownBy(() -> VerifierKey.parse(bad)).isInstanceOf(IllegalArgumentException.class));
    }

    private static List<String> verified(JsonNode open, List<VerifierKey> trusted) {
        try {
            byte[] bytes = open.has("msgLatin1")
                    ? open.get("msgLatin1").asString().getBytes(StandardCharsets.ISO_8859_1)
                    : open.get("msg").asString().getBytes(StandardCharsets.UTF_8);
            return new CheckpointVerifier(trusted)
                    .signers(SignedNote.parse(bytes)).stream()
                            .map(VerifierKey::name)
                            .toList();
        } catch (IllegalArgumentException | UntrustedNoteException e) {
            return List.of();
        }
    }

    private static boolean accepts(byte[] note) {
        try {
            VERIFIER.verify(SignedNote.parse(note));
            return true;
        } catch (IllegalArgumentException | UntrustedNoteException e) {
            return false;
        }
    }
}
