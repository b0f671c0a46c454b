package io.lethe.policy;

import io.lethe.policy.time.RetentionPeriod;
import org.jspecify.annotations.Nullable;

/**
 * A place where copies of a target's rows are made that no run reaches. A certificate says until when they may lie there.
 *
 * @param where in operations' words
 * @param keep how long a copy lies there; null where nobody knows
 */
public record Residual(Kind kind, String where, @Nullable RetentionPeriod keep) {
    /** What kind of copy. */
    public enum Kind {
        BACKUP("backup"),
        REPLICA("replica"),
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
