package io.lethe.ledger.note;

/** A signed note that no trusted key vouches for, or that claims to be signed by one that did not sign it. */
public final class UntrustedNoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UntrustedNoteException(String message) {
        super(message);
    }
}
