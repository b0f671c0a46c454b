package io.lethe.policy;

/** What becomes of rows that point at a row which is deleted. Never what the server would do by itself: that leaves no receipt. */
public enum OnDelete {
    /** The row waits until nothing points at it. */
    REFUSE("refuse"),
    /** They are deleted before it, in the same transaction, with a receipt of their own. */
    WITH("with"),
    /** They stay: the column by which they point at it is set to NULL before, in the same transaction, with a receipt of their own. */
    DETACH("detach");

    private final String word;

    OnDelete(String word) {
        this.word = word;
    }

    /** The word in a data map. */
    @Override
    public String toString() {
        return word;
    }
}
