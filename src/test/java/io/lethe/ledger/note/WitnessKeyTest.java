package io.lethe.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Keys;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WitnessKeyTest {
    private static final String NAME = "witness.example.com/legal";

    /** Made by openssl from the seed 00 01 02 .. 1f, and a script that shares nothing with ours. */
    private static final String VKEY = NAME + "+95e6f32b+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

    private static final String LINE = "— " + NAME
            + " lebzKwAAAABlU/EAbxFXmp2wfj8pBo2lXI1mfMMd2bPP0BD9YoaI8oxu6V1CTzo193InmB0pW6rPD5DF6msJ1KSt8QvSafOcoHFEBQ==";

    private static final Instant AT = Instant.parse("2023-11-14T22:13:20Z");
    private static final CheckpointSigner SIGNER = Keys.signer("ledger.example.com/lethe-test", 1);
    private static final Checkpoint CHECKPOINT = new Checkpoint(
            "ledger.example.com/lethe-test", 3, StrictBase64.hash("Prf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpwyA4="));

    private final Cosigner cosigner = new Cosigner(NAME, Ed25519.KeyPair.ofSeed(seed()));
    private final SignedNote note = SIGNER.sign(CHECKPOINT);

    private static byte[] seed() {
        byte[] seed = new byte[32];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }
        return seed;
    }

    @Test
    void cosignsAsOthersDo() {
        assertThat(cosigner.key()).hasToString(VKEY);
        assertThat(cosigner.cosign(CHECKPOINT, AT.plusMillis(999)).line()).isEqualTo(LINE + "\n");
        assertThat(WitnessKey.parse(VKEY).cosigned(note.with(SignedNote.Signature.parse(LINE))))
                .contains(AT);
    }

    @Test
    void saysWhenItFirstCosigned() {
        SignedNote twice =
                note.with(cosigner.cosign(CHECKPOINT, AT.plusSeconds(9))).with(cosigner.cosign(CHECKPOINT, AT));
        assertThat(cosigner.key().cosigned(twice)).contains(AT);
        assertThat(cosigner.key().cosigned(note)).isEmpty();
        assertThat(new Cosigner(NAME, Keys.pair(7)).key().cosigned(twice)).isEmpty();
    }

    @Test
    void neverBelievesAChangedBit() {
        byte[] good = note.with(cosigner.cosign(CHECKPOINT, AT)).bytes();
        int from = note.bytes().length;
        for (int i = from * 8; i < good.length * 8; i++) {
            byte[] changed = good.clone();
            changed[i / 8] ^= (byte) (1 << (i % 8));
            assertThat(believed(changed)).as("bit %d", i).isEmpty();
        }
    }

    private Optional<Instant> believed(byte[] bytes) {
        try {
            return cosigner.key().cosigned(SignedNote.parse(bytes));
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Test
    void refusesTheCosignatureOfAnotherCheckpointUnderItsName() {
        Checkpoint other = new Checkpoint(CHECKPOINT.origin(), 4, Hash.leaf(new byte[0]));
        SignedNote moved = note.with(cosigner.cosign(other, AT));
        assertThatThrownBy(() -> cosigner.key().cosigned(moved))
                .isInstanceOf(UntrustedNoteException.class)
                .hasMessage("the cosignature under the name of " + VKEY + " is not its own");
        SignedNote.Signature line = cosigner.cosign(CHECKPOINT, AT);
        SignedNote cut = note.with(new SignedNote.Signature(NAME, line.encoded().substring(0, 16)));
        assertThatThrownBy(() -> cosigner.key().cosigned(cut))
                .hasMessage("expected a time and a signature by " + NAME + " but was lebzKwAAAABlU/EA");
    }

    /** The same 32 bytes sign notes for one log and cosign for a witness: neither passes for the other. */
    @Test
    void keepsSignaturesAndCosignaturesApart() {
        VerifierKey log = new VerifierKey(NAME, cosigner.key().key());
        assertThatThrownBy(() -> WitnessKey.parse(log.text()))
                .hasMessage("expected a witness's key, an Ed25519 key of type 4, in \"" + log.text() + "\"");
        assertThatThrownBy(() -> VerifierKey.parse(VKEY))
                .hasMessage("expected a verifier key, an Ed25519 key of type 1, in \"" + VKEY + "\"");
        SignedNote cosigned = note.with(cosigner.cosign(CHECKPOINT, AT));
        assertThatThrownBy(() -> new CheckpointVerifier(List.of(log)).signers(cosigned))
                .isInstanceOf(UntrustedNoteException.class);
    }

    @Test
    void readsListsOfKeys() {
        assertThat(WitnessKey.list("# legal's\n\n " + VKEY + "\n")).containsExactly(cosigner.key());
        assertThatThrownBy(() -> WitnessKey.list(VKEY + "x\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WitnessKey.list("legal\n"))
                .hasMessage("expected a witness's key name+id+key but was \"legal\"");
    }
}
