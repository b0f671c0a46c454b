package io.lethe.policy.time;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** From which day the retention period is counted, given the day on which the start date falls. */
public enum CountFrom {
    START("start"),
    END_OF_MONTH("end-of-month"),
    END_OF_YEAR("end-of-year");

    private final String word;

    CountFrom(String word) {
        this.word = word;
    }

    /** The day from which the period runs; never before {@code start}. */
    public LocalDate from(LocalDate start) {
        return switch (this) {
            case START -> start;
            case END_OF_MONTH -> start.with(TemporalAdjusters.lastDayOfMonth());
            case END_OF_YEAR -> start.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    /** The word in a policy. */
    @Override
    public String toString() {
        return word;
    }
}
