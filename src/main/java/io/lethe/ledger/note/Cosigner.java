package io.lethe.ledger.note;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Cosigns checkpoints of logs that others keep, with the key of a witness.
 *
 * <p>It signs what it is given. That a checkpoint extends what the witness has seen, and that this is remembered, is for the witness to see
 * to first.
 */
public final class Cosigner {
    private final String name;
    private final Ed25519.KeyPair keys;

    public Cosigner(String name, Ed25519.KeyPair keys) {
        this.name = KeyName.check(name);
        this.keys = keys;
    }

    public WitnessKey key() {
        return new WitnessKey(name, keys.publicKey());
    }

    /** The line to put under the checkpoint; its time has no fractions of a second. */
    public SignedNote.Signature cosign(Checkpoint checkpoint, Instant at) {
        long seconds = at.getEpochSecond();
        byte[] signature = keys.sign(WitnessKey.message(seconds, checkpoint.text()));
        byte[] line = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signature.length)
                .putInt(KeyType.COSIGNATURE.id(name, keys.publicKey()))
                .putLong(seconds)
                .put(signature)
                .array();
        return new SignedNote.Signature(name, StrictBase64.encode(line));
    }

    @Override
    public String toString() {
        return "cosigner " + key();
    }
}
