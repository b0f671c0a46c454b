package io.lethe.ledger.json;

/** A value or document outside the profile of {@link JsonValue}. Whoever wrote it must change it. */
public final class CanonicalJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public CanonicalJsonException(String message) {
        super(message);
    }

    public CanonicalJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
