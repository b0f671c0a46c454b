package io.lethe.action;

/**
 * Rows whose keys were read but that were left alone, by reason.
 *
 * @param gone somebody else deleted them
 * @param renewed they are not due any more, or no longer claimed by the rule
 * @param held a hold was placed on them meanwhile
 * @param waiting rows that point at them appeared
 * @param locked another transaction was holding them; the next pass takes them
 * @param changed they are not what their segment holds any more; the next pass writes them into another
 */
public record Skipped(long gone, long renewed, long held, long waiting, long locked, long changed) {
    public static final Skipped NONE = new Skipped(0, 0, 0, 0, 0, 0);

    public static Skipped ofLocked(long rows) {
        return new Skipped(0, 0, 0, 0, rows, 0);
    }

    static Skipped ofGone(long rows) {
        return new Skipped(rows, 0, 0, 0, 0, 0);
    }

    static Skipped ofHeld(long rows) {
        return new Skipped(0, 0, rows, 0, 0, 0);
    }

    /** Those that another pass will not find again. */
    public Skipped withoutAnotherPass() {
        return new Skipped(gone, renewed, held, waiting, 0, 0);
    }

    public Skipped plus(Skipped other) {
        return new Skipped(
                gone + other.gone,
                renewed + other.renewed,
                held + other.held,
                waiting + other.waiting,
                locked + other.locked,
                changed + other.changed);
    }

    /** The same, and so many that changed since they were archived. */
    Skipped withChanged(long rows) {
        return new Skipped(gone, renewed, held, waiting, locked, changed + rows);
    }

    /** How many another pass may take. */
    public long forAnotherPass() {
        return locked + changed;
    }

    /** How many somebody else has removed or changed. */
    public long unsettled() {
        return gone + changed;
    }

    public long total() {
        return gone + renewed + held + waiting + locked + changed;
    }

    /** {@code 3 held, 1 locked}; empty when nothing was skipped. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        append(words, gone, "gone");
        append(words, renewed, "renewed");
        append(words, held, "held");
        append(words, waiting, "waiting");
        append(words, locked, "locked");
        append(words, changed, "changed");
        return words.toString();
    }

    private static void append(StringBuilder words, long count, String reason) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(count).append(' ').append(reason);
        }
    }
}
