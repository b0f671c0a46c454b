package io.lethe.ledger.row;

/** Sealed keys that cannot be opened: the receipt or the key is not the one they were sealed with. */
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBrokenException(String message) {
        super(message);
    }
}
