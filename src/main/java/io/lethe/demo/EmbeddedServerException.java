package io.lethe.demo;

/** The embedded server cannot be had. The message says what, where and what would help; the sample and the ledger are as they were. */
public final class EmbeddedServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
