package io.lethe.ledger.receipt;

import io.lethe.ledger.note.VerifierKey;

/** Says whether a receipt was signed by the worker whose key this is. */
public record ReceiptVerifier(VerifierKey key) {

    public boolean verify(byte[] body, byte[] signature) {
        return key.key().verify(body, signature);
    }
}
