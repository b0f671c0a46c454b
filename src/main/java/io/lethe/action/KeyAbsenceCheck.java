package io.lethe.action;

import io.lethe.hold.Gate;
import io.lethe.ledger.row.RowKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Looks afterwards whether rows that a step has deleted are gone, by their keys: {@link AbsenceCheck} finds what is due, this also what is there
 * again and for some other reason not due any more.
 */
public final class KeyAbsenceCheck {
    private static final int AT_A_TIME = 5_000;

    private final StepWork work;

    public KeyAbsenceCheck(StepWork work) {
        this.work = work;
    }

    /**
     * How many rows with these keys are there whose start lies before the step's cut-off. One that starts later has only the key of one that is
     * gone. Takes no locks.
     */
    public long there(RowKeys deleted) throws SQLException {
        long rows = 0;
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            long epoch = Gate.read(sql, work.target().name()).holdEpoch();
            ChunkSql chunk = new ChunkSql(sql, work, work.under(epoch, sql));
            for (int from = 0; from < deleted.size(); from += AT_A_TIME) {
                RowKeys some = deleted.part(from, Math.min(deleted.size(), from + AT_A_TIME));
                rows += sql.fetchCount(chunk.startingBefore(Map.of(work.step().cutoff(), some)));
            }
        }
        return rows;
    }
}
