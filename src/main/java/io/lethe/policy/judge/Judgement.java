package io.lethe.policy.judge;

import io.lethe.policy.PolicyTest.Fate;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.name.Category;
import io.lethe.policy.time.CountFrom;
import io.lethe.policy.time.RetentionPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What becomes of one row at one instant, and why. */
public sealed interface Judgement {
    Fate fate();

    /** The reason in words, with the sum spelled out. */
    String arithmetic();

    /** The rule that claims the row, of which policy, and the zone in which its days begin. */
    record Claim(Category category, Rule rule, ZoneId zone) {}

    /** No rule claims the row. */
    record NotClaimed() implements Judgement {
        @Override
        public Fate fate() {
            return Fate.NOT_CLAIMED;
        }

        @Override
        public String arithmetic() {
            return "no rule claims this row";
        }
    }

    /** A rule claims the row but its period has no beginning, so it is kept. */
    record Undated(Claim claim, StartReading.Undated start) implements Judgement {
        @Override
        public Fate fate() {
            return Fate.UNDATED;
        }

        @Override
        public String arithmetic() {
            return start.toString();
        }
    }

    /**
     * A rule claims the row, and its period is known.
     *
     * @param step the last step that is due; if none is, the first
     * @param lastDayKept the last local day before that step
     * @param dueAt the instant from which that step is due
     * @param due whether it is
     */
    record Dated(Claim claim, StartReading.Dated start, Step step, LocalDate lastDayKept, Instant dueAt, boolean due)
            implements Judgement {
        @Override
        public Fate fate() {
            return due ? Fate.of(step.then()) : Fate.KEEP;
        }

        /** The step that comes next; none once the last one is due. */
        public Optional<Step> next() {
            return due
                    ? claim.rule().steps().stream()
                            .dropWhile(each -> !each.equals(step))
                            .skip(1)
                            .findFirst()
                    : Optional.of(step);
        }

        /** {@code 2025-10-01 (Europe/Dublin) + 13 months = 2026-11-01; kept through that day; due from 2026-11-02T00:00:00Z}. */
        @Override
        public String arithmetic() {
            CountFrom countFrom = claim.rule().countFrom();
            String counted = countFrom == CountFrom.START
                    ? ""
                    : ", counted from its " + countFrom + " " + countFrom.from(start.day()) + ",";
            boolean immediately = step.after().equals(RetentionPeriod.IMMEDIATELY);
            return start.day() + " (" + claim.zone() + ")" + counted + " + "
                    + (immediately ? "0 days (immediately)" : step.after()) + " = " + lastDayKept
                    + "; kept through that day; due from " + dueAt;
        }
    }
}
