package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row about the person who was asked about: under which leaf its tag is, opened in {@code openings/<number>.json}.
 *
 * @param number of the opening, from 1
 * @param leaf of the chunk in whose transaction the row was dealt with
 * @param column that held the reference
 * @param action in the past tense, as {@link TableStatement} has it
 * @param committed when that transaction committed, by the database's own clock
 * @param masked null where it was deleted
 */
public record SubjectRow(
        int number,
        long leaf,
        RunId run,
        TargetName target,
        TableName table,
        ColumnName column,
        String action,
        Instant committed,
        @Nullable MaskedColumns masked) {

    /** Whether the same was done to both, in the same run and table and for the same column. */
    public boolean isDealtWithLike(SubjectRow other) {
        return run.equals(other.run)
                && target.equals(other.target)
                && table.equals(other.table)
                && column.equals(other.column)
                && action.equals(other.action)
                && columns().equals(other.columns());
    }

    /** The columns that were masked; none where the row was deleted. */
    public List<String> columns() {
        return masked == null ? List.of() : masked.columns();
    }

    /** The row that an opening under this chunk's leaf opens. */
    static SubjectRow of(int number, LeafText chunk) {
        JsonObject json = chunk.json();
        return new SubjectRow(
                number,
                chunk.index(),
                RunId.of(json),
                new TargetName(json.text("target")),
                TableName.of(json.text("table")),
                new ColumnName(json.text("subject")),
                TableStatement.done(json),
                json.instant("committed"),
                MaskedColumns.of(chunk).orElse(null));
    }

    JsonObject json() {
        JsonObject.Builder json = brief();
        if (masked != null) {
            masked.write(json);
        }
        return json.build();
    }

    /** As certificates had it that named no masked columns. */
    JsonObject.Builder brief() {
        return JsonObject.builder()
                .put("opening", number)
                .put("leaf", leaf)
                .put("run", run.value())
                .put("target", target.name())
                .put("table", table.toString())
                .put("column", column.name())
                .put("action", action)
                .put("committed", committed);
    }
}
