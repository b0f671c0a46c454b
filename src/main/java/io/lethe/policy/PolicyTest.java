package io.lethe.policy;

import io.lethe.policy.name.DatasetId;
import java.time.Instant;
import java.util.Map;

/**
 * The author's own example: this row, at this instant, has this fate.
 *
 * @param data the dataset that the row belongs to: as the author says, or the only one of the policy that knows its columns
 * @param row column (or {@code parent.column}) to its value as written; a column that is not named is NULL
 */
public record PolicyTest(DatasetId data, Instant asOf, Map<String, String> row, Fate expected, Place place) {
    public PolicyTest {
        row = Map.copyOf(row);
    }

    /** What can become of a row. */
    public enum Fate {
        KEEP("keep"),
        UNDATED("undated"),
        NOT_CLAIMED("not-claimed"),
        PURGE("purge"),
        ANONYMISE("anonymise"),
        ARCHIVE("archive");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        /** The fate of a row for which an action is due. */
        public static Fate of(Action action) {
            return switch (action) {
                case Action.Purge purge -> PURGE;
                case Action.Anonymise anonymise -> ANONYMISE;
                case Action.Archive archive -> ARCHIVE;
            };
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
