package io.lethe.archive.object;

/** An object is there and is not to be had: a lock, a right that is missing, a link. Its message says why, and names no key. */
public final class ObjectKeptException extends Exception {
    private static final long serialVersionUID = 1L;

    ObjectKeptException(String message) {
        super(message);
    }
}
