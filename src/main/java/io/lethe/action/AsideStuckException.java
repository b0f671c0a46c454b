package io.lethe.action;

/** Rows of a partition that were taken out cannot go back for a reason that a person has to see to. They lie in the outpost, and nothing is lost. */
public final class AsideStuckException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AsideStuckException(AsideTable aside, String why) {
        super("rows of " + aside.mark() + " lie in " + aside.name() + " and cannot go back: " + why
                + ". No row is lost: see to it there or in " + aside.mark().table() + ", and run again.");
    }
}
