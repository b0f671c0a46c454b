package io.lethe.archive.store;

/** A store is not there now, or not for us; it may be later. What it held before is unchanged, and nothing was deleted for it. */
public final class StoreUnreachableException extends StoreException {
    private static final long serialVersionUID = 1L;

    public StoreUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
