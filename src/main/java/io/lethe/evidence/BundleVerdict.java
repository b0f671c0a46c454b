package io.lethe.evidence;

import java.util.List;

/** What checking a bundle came to, a line for each check in their order. After the first that failed none is made. */
public record BundleVerdict(List<Line> lines) {

    public BundleVerdict {
        lines = List.copyOf(lines);
    }

    /** One check: its name, and what it found in words. */
    public record Line(String check, Outcome outcome, String words) {}

    /** How a check came out. */
    public enum Outcome {
        /** It holds. */
        OK("ok"),
        /** It holds, and there is something that the reader must know. */
        NOTE("note"),
        /** It does not. */
        FAILED("FAILED");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Whether everything was checked and is right. */
    public boolean holds() {
        return lines.stream().noneMatch(line -> line.outcome() == Outcome.FAILED);
    }
}
