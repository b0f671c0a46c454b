package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;

/** Something that is not as it was, and where. */
public sealed interface Finding {

    /** For people: what, where, expected, found. */
    String message();

    /** The leaf's bytes are not those that were appended. */
    record Changed(long leaf, Hash expected, Hash actual) implements Finding {
        @Override
        public String message() {
            return "leaf " + leaf + ": stored hash " + expected.abbreviated() + " but its entry hashes to "
                    + actual.abbreviated();
        }
    }

    /** The leaf is gone, whether its index is free or taken by the one after it. */
    record Missing(long leaf) implements Finding {
        @Override
        public String message() {
            return "leaf " + leaf + ": missing";
        }
    }

    /** A leaf that was never appended stands here. */
    record Inserted(long leaf) implements Finding {
        @Override
        public String message() {
            return "leaf " + leaf + ": was never appended";
        }
    }

    /** Two leaves stand in each other's place. */
    record Swapped(long leaf, long other) implements Finding {
        @Override
        public String message() {
            return "leaf " + leaf + ": swapped with leaf " + other;
        }
    }

    /** The leaf that stands here belongs elsewhere. */
    record Moved(long leaf, long from) implements Finding {
        @Override
        public String message() {
            return "leaf " + leaf + ": is what was appended as leaf " + from;
        }
    }

    /** The leaf is as it was appended, but it or what is stored with it cannot be right. */
    record Wrong(long leaf, String what) implements Finding {
        @Override
        public String message() {
            return "leaf " + leaf + ": " + what;
        }
    }

    /** A published checkpoint is unreadable, or not signed by this log. */
    record BadCheckpoint(String file, String what) implements Finding {
        @Override
        public String message() {
            return "checkpoint " + file + ": " + what;
        }
    }

    /**
     * The leaves do not have the root that was published over them.
     *
     * @param lastGood the largest published size whose root they do have; 0 if there is none
     */
    record OtherRoot(long size, long lastGood, Hash published, Hash actual) implements Finding {
        @Override
        public String message() {
            return "checkpoint over " + size + " leaves: published root " + published.abbreviated()
                    + " but the leaves give " + actual.abbreviated() + "; the change is in leaves " + lastGood + " to "
                    + (size - 1);
        }
    }

    /** More leaves were published than there are. */
    record Truncated(long leaves, long published) implements Finding {
        @Override
        public String message() {
            return "there are " + leaves + " leaves but a checkpoint over " + published + " was published";
        }
    }

    /** What is derived from the leaves, and only speeds up proofs, does not agree with them. */
    record BadIndex(String what) implements Finding {
        @Override
        public String message() {
            return what;
        }
    }
}
