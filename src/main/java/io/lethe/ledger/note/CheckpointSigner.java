package io.lethe.ledger.note;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Signs checkpoints of one log with its Ed25519 key. Signing is deterministic: the same checkpoint gives the same note.
 *
 * <p>It signs what it is given. That the tree extends the last published one is for {@code Ledger} to establish first.
 */
public final class CheckpointSigner {

    private final String origin;
    private final Ed25519.KeyPair keys;

    public CheckpointSigner(String origin, Ed25519.KeyPair keys) {
        this.origin = KeyName.check(origin);
        this.keys = keys;
    }

    public VerifierKey verifierKey() {
        return new VerifierKey(origin, keys.publicKey());
    }

    public SignedNote sign(Checkpoint checkpoint) {
        if (!checkpoint.origin().equals(origin)) {
            throw new IllegalArgumentException(
                    "expected a checkpoint of " + origin + " but was one of " + checkpoint.origin());
        }
        byte[] signature = keys.sign(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return new SignedNote(checkpoint.text(), List.of(SignedNote.Signature.of(verifierKey(), signature)));
    }

    @Override
    public String toString() {
        return "signer of " + verifierKey();
    }
}
