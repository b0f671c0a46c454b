package io.lethe.ledger.receipt;

import io.lethe.ledger.note.Ed25519;
import io.lethe.ledger.note.VerifierKey;

/** The worker's signature under receipts: whoever owns the target database can forge a row, but not this. */
public final class ReceiptSigner {

    private final VerifierKey key;
    private final Ed25519.KeyPair keys;

    public ReceiptSigner(String name, Ed25519.KeyPair keys) {
        this.key = new VerifierKey(name, keys.publicKey());
        this.keys = keys;
    }

    /** An Ed25519 signature, 64 bytes, over the body of a receipt. */
    public byte[] sign(byte[] body) {
        return keys.sign(body);
    }

    public ReceiptVerifier verifier() {
        return new ReceiptVerifier(key);
    }

    @Override
    public String toString() {
        return "receipt signer of " + key;
    }
}
