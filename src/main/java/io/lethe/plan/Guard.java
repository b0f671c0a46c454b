package io.lethe.plan;

import io.lethe.policy.Limits;
import java.math.BigDecimal;
import java.util.Locale;

/** Whether a step stays within its rule's limits. */
public sealed interface Guard {
    /** The verdict on so many due rows. */
    static Guard of(Limits limits, Counts counts) {
        if (counts.due() > limits.rowsPerRun()) {
            return new OverLimit(String.format(
                    Locale.ROOT, "%,d rows due, limit %,d rows per run", counts.due(), limits.rowsPerRun()));
        }
        // due / table > share / 100 without a division: a rounded share could slip under the limit.
        boolean small = counts.table() < Limits.SMALL_TABLE;
        BigDecimal allowed = limits.shareOfTable().multiply(BigDecimal.valueOf(counts.table()));
        if (!small && BigDecimal.valueOf(counts.due()).movePointRight(2).compareTo(allowed) > 0) {
            return new OverLimit(String.format(
                    Locale.ROOT,
                    "%,d of %,d rows due, limit %s%% of the table",
                    counts.due(),
                    counts.table(),
                    limits.shareOfTable().toPlainString()));
        }
        return new Ok();
    }

    record Ok() implements Guard {
        @Override
        public String toString() {
            return "ok";
        }
    }

    /** Nothing of the whole plan is done until a person releases it. */
    record OverLimit(String words) implements Guard {
        @Override
        public String toString() {
            return "STOP: " + words;
        }
    }
}
