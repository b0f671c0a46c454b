package io.lethe.policy;

import java.math.BigDecimal;

/**
 * The blast radius of one rule in one run. Over either cap the run changes nothing at all and asks a person.
 *
 * @param rowsPerRun the most rows, {@link Long#MAX_VALUE} for unlimited
 * @param shareOfTable the largest share of the table in per cent, above 0 and up to 100; tables of fewer than {@link #SMALL_TABLE} rows are exempt
 */
public record Limits(long rowsPerRun, BigDecimal shareOfTable) {
    /** What holds where a policy says nothing: enough for a nightly purge, too little for a mistyped period. */
    public static final Limits DEFAULT = new Limits(1_000_000, BigDecimal.valueOf(25));

    /** Below this a share says little: one row of three is a third. */
    public static final long SMALL_TABLE = 100;

    public Limits {
        if (rowsPerRun < 1) {
            throw new IllegalArgumentException("expected at least one row per run but was " + rowsPerRun);
        }
        if (shareOfTable.signum() <= 0 || shareOfTable.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "expected a share above 0% and up to 100% but was " + shareOfTable + "%");
        }
    }
}
