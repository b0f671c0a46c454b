package io.lethe.hold;

/** An order to hold or release that cannot be carried out as it was given. The operator's mistake; nothing was changed. */
public final class HoldRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    HoldRefusedException(String message) {
        super(message + ". Nothing was changed.");
    }
}
