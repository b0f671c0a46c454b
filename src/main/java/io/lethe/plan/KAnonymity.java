package io.lethe.plan;

import io.lethe.policy.QuasiIdentifiers;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.TableName;

/**
 * How well the quasi-identifiers of a table tell its masked rows from each other: k-anonymity, after Samarati and Sweeney (1998). The rows are those
 * that a rule masks now or has masked before, and that neither a hold nor a later step of the rule takes out.
 *
 * @param before as the rows are; of those that were masked before, as they were masked
 * @param after as they would be once all of them are masked
 */
public record KAnonymity(
        Category category, TableName table, QuasiIdentifiers quasiIdentifiers, Groups before, Groups after) {
    /** Masked or not, somebody may be told from all others. */
    public boolean isWarning() {
        return after.rowsBelow() > 0;
    }

    /**
     * Rows in groups of equal values, NULL being a value.
     *
     * @param rows in all groups
     * @param smallest rows in the smallest group; 0 where there are no rows
     * @param rowsBelow rows in groups of fewer than k
     */
    public record Groups(long rows, long smallest, long rowsBelow) {}
}
