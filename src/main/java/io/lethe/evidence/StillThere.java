package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;

/**
 * Rows about the person who was asked about that a table still had when the certificate was asked for: the issuer's word, from the database
 * itself.
 *
 * @param held rows that an open hold keeps
 * @param due rows that the next run would act on; the others wait for the end of their period, or nothing is left to do to them
 */
public record StillThere(TargetName target, TableName table, ColumnName column, long rows, long held, long due) {

    JsonObject json() {
        return JsonObject.builder()
                .put("target", target.name())
                .put("table", table.toString())
                .put("column", column.name())
                .put("rows", rows)
                .put("held", held)
                .put("due", due)
                .build();
    }

    /** For people: {@code 3 rows of clienttask.activity_log by user_id, 1 of them held, 0 due}. */
    @Override
    public String toString() {
        return rows + (rows == 1 ? " row of " : " rows of ") + table + " by " + column + ", " + held + " of them held, "
                + due + " due";
    }
}
