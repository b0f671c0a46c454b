package io.lethe.policy.judge;

import java.time.Instant;
import java.time.LocalDate;

/** What a row's start column says. A row without a start has no end either: undated rows are kept, counted and reported. */
public sealed interface StartReading {
    /**
     * A start.
     *
     * @param day the day from which the period counts, in the policy's zone
     * @param text the value as the row holds it
     * @param instant the latest instant that the value can mean; of a {@link io.lethe.policy.time.DateType#DATE}, the beginning of that day
     */
    record Dated(LocalDate day, String text, Instant instant) implements StartReading {}

    /**
     * No start.
     *
     * @param name the value that would have to be one
     * @param text the value as the row holds it; empty where there is none
     */
    record Undated(String name, Reason reason, String text) implements StartReading {
        /** {@code closed_at "0000-00-00" is a zero date}. */
        @Override
        public String toString() {
            return name + (text.isEmpty() ? " " : " \"" + text + "\" ") + reason;
        }
    }

    /** Why a value is no start. */
    enum Reason {
        MISSING("has no value"),
        UNREADABLE("cannot be read as its type"),
        ZERO_DATE("is a zero date"),
        /** Zero, near zero, or whatever a zone has made of zero: nothing that is deleted today began then. */
        PLACEHOLDER("lies before 1970-01-03 and stands for no date"),
        FUTURE("lies in the future");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
