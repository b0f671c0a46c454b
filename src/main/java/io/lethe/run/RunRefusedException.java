package io.lethe.run;

/** The run cannot begin as asked; nothing was changed. The message says what was expected, what was found and what would be accepted. */
public final class RunRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunRefusedException(String message) {
        super(message + " Nothing was changed.");
    }
}
