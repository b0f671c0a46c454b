package io.lethe.ledger.key;

/** The operator's keys are missing, damaged, or readable by others. Nothing was changed. */
public final class KeyDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyDirectoryException(String message) {
        super(message);
    }

    KeyDirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
