package io.lethe.cli;

/** The exit codes. Scripts build on them: they may grow, never change. From 64 on they are those of BSD's sysexits. */
public enum Exit {
    /** Done, or nothing to do. */
    DONE(0),
    /** Failed, or incomplete for a reason that is named. */
    FAILED(1),
    /** {@code plan --detailed-exitcode}: there is work. */
    WORK(2),
    /** Stopped in an orderly way before the end; the next run continues. */
    STOPPED(3),
    /** Refused by a guard, held whole, or waiting for approval; nothing was changed. */
    REFUSED(4),
    /** Verification failed: ledger, certificate or archive. */
    NOT_VERIFIED(5),
    USAGE(64),
    /** Invalid policy or map. */
    INVALID(65),
    /** Database or object store unavailable. */
    UNAVAILABLE(69),
    /** Bad configuration. */
    CONFIGURATION(78),
    /** A second Ctrl-C. */
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
