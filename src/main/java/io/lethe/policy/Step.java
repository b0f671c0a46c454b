package io.lethe.policy;

import io.lethe.policy.time.RetentionPeriod;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a rule: after this period, this.
 *
 * @param reason not blank where the period is "immediately", else empty
 * @param deleteBy a row that is still there after this longer period, and that no hold keeps, is overdue; null where nobody has promised a day
 */
public record Step(
        RetentionPeriod after,
        Action then,
        String reason,
        @Nullable RetentionPeriod deleteBy) {
    /** Without a day by which it must be done. */
    public Step(RetentionPeriod after, Action then, String reason) {
        this(after, then, reason, null);
    }
}
