package io.lethe.policy.time;

import io.lethe.policy.name.ColumnName;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A column of a dataset that can start a retention period.
 *
 * @param zone in which the column's local times are; UTC for types that are instants, and without meaning for
 *     {@link DateType#DATE}
 */
public record DateColumn(ColumnName column, DateType type, ZoneId zone) {

    /** The first value that counts as a date; smaller ones are placeholders and never due. */
    public Bound floor() {
        return StartRange.floor(this);
    }

    /** Values below this one, and only they, surely lie before a day of the policy's zone begins. */
    public Bound surelyBefore(LocalDate day, ZoneId policyZone) {
        return Bounds.surelyBefore(this, day, policyZone);
    }

    /** This value and those above it, and only they, surely lie after a day of the policy's zone has ended. */
    public Bound surelyAfter(LocalDate day, ZoneId policyZone) {
        return Bounds.surelyAfter(this, day, policyZone);
    }
}
