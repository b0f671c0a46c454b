package io.lethe.ledger.anchor;

/** A checkpoint could not be deposited, or what lies there could not be looked at. The message says where and why. */
public final class DepositFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;

    /** Why, for whoever watches logs: these words are stable. */
    public enum Code {
        /** Nobody answers: the directory is not mounted, the connection is refused, the server is at a loss. */
        ANCHOR_UNREACHABLE,
        /** It answers, and what it says proves nothing. */
        ANCHOR_ANSWER_BAD,
        /** What the configuration names is not there, or is not what it should be. */
        ANCHOR_MISCONFIGURED
    }

    DepositFailedException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    DepositFailedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
