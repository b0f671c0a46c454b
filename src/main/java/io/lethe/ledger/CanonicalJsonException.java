package io.lethe.ledger;

/** A value or document outside the profile of {@link JsonValue}. Whoever wrote it must change it. */
public final class CanonicalJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    CanonicalJsonException(String message) {
        super(message);
    }

    CanonicalJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
