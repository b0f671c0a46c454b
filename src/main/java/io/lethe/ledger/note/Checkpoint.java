package io.lethe.ledger.note;

import io.lethe.ledger.tree.Hash;

/**
 * Which log, how many leaves, and the root over them. Its text, of a log with three leaves:
 *
 * <pre>
 * ledger.example.com/lethe-test
 * 3
 * Prf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpwyA4=
 * </pre>
 *
 * <p>There is no time in it and no other line: time comes from those who stamp or cosign it, and what is not needed to
 * check the tree would only be a place to say two things.
 */
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        KeyName.check(origin);
        if (size < 0) {
            throw new IllegalArgumentException("expected a size of 0 or more but was " + size);
        }
        if (size == 0 && !root.equals(Hash.EMPTY_ROOT)) {
            throw new IllegalArgumentException("expected the root of the empty tree but was " + root);
        }
    }

    /** Strict: what is parsed is written again and compared, so that {@code 007} or a fourth line cannot pass. */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4) {
            throw new IllegalArgumentException(
                    "expected a checkpoint of three lines, each with its line end, but there are " + lines.length
                            + " parts");
        }
        Checkpoint checkpoint = new Checkpoint(lines[0], parseSize(lines[1]), StrictBase64.hash(lines[2]));
        if (!checkpoint.text().equals(text)) {
            throw new IllegalArgumentException("expected a checkpoint in its one form \""
                    + checkpoint.text().strip() + "\" but was \"" + text.strip() + "\"");
        }
        return checkpoint;
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + StrictBase64.encode(root.bytes()) + "\n";
    }

    private static long parseSize(String line) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a size but was \"" + line + "\"", e);
        }
    }

    @Override
    public String toString() {
        return "checkpoint of " + size + " leaves, root " + root.abbreviated();
    }
}
