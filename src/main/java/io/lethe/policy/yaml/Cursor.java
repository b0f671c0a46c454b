package io.lethe.policy.yaml;

/** Counts lines and columns over text as YAML does: a line ends with LF, CR, or both. */
final class Cursor {
    private int line = 1;
    private int column = 1;
    private int previous;

    /** Goes past a character. */
    void pass(int character) {
        boolean secondHalf = character == '\n' && previous == '\r';
        if (character == '\n' || character == '\r') {
            line += secondHalf ? 0 : 1;
            column = 1;
        } else {
            column++;
        }
        previous = character;
    }

    /** Where the next character stands. */
    Mark mark() {
        return new Mark(line, column);
    }
}
