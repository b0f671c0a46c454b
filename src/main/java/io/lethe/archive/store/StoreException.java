package io.lethe.archive.store;

/** A store cannot be used as it is asked to. What it held before is unchanged, and nothing was deleted for it. */
public sealed class StoreException extends RuntimeException permits SegmentExistsException, StoreUnreachableException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
