package io.lethe.ledger.anchor;

import org.jspecify.annotations.Nullable;

/** A time stamp that proves nothing; the message says why. */
public final class StampRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Whom it speaks against. */
    public enum Reason {
        /** It is not what it should be, whoever made it. */
        BAD,
        /** It may be good, but whoever made it is not trusted here. */
        UNTRUSTED
    }

    StampRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private StampRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static StampRefusedException bad(String message, @Nullable Throwable cause) {
        return cause == null
                ? new StampRefusedException(Reason.BAD, message)
                : new StampRefusedException(Reason.BAD, message, cause);
    }

    public Reason reason() {
        return reason;
    }
}
