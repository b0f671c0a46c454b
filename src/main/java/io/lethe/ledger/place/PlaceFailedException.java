package io.lethe.ledger.place;

import org.jspecify.annotations.Nullable;

/** A place could not be read or written. The message says where and why. */
public final class PlaceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;

    /** Why, for whoever watches logs: these words are stable. */
    public enum Code {
        /** It is not there, or does not let us write. */
        PLACE_UNREACHABLE,
        /** Something lies there that this log did not put there. */
        PLACE_HOLDS_OTHER
    }

    public PlaceFailedException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A file that is written once is there with other bytes. */
    public static PlaceFailedException other(Object place, String path) {
        return new PlaceFailedException(
                Code.PLACE_HOLDS_OTHER,
                place + ": expected no file " + path
                        + ", or one with the bytes that the log has, but there is another. Nothing"
                        + " was written over; give the log a place of its own.",
                null);
    }

    public Code code() {
        return code;
    }
}
