package io.lethe.action;

import io.lethe.hold.Gate;
import io.lethe.ledger.row.RowKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Looks afterwards whether rows that a step has deleted are gone, by their keys: {@link AbsenceCheck} finds what is due, this also what is there
 * again and for some other reason not due any more. A row that starts after the step's cut-off has only the key of one that is gone. Takes no
 * locks.
 */
public final class KeyAbsenceCheck {
    private static final int AT_A_TIME = 5_000;

    private final StepWork work;

    public KeyAbsenceCheck(StepWork work) {
        this.work = work;
    }

    /**
     * Whether there can be any: some row starts before the cut-off. Where none does, none that was deleted is back, and nobody needs to ask for a
     * million keys one by one.
     */
    public boolean isNeeded() throws SQLException {
        return ask(
                (sql, chunk) -> sql.fetchExists(chunk.startingBefore(work.step().cutoff())));
    }

    /** How many rows with these keys are there. */
    public long there(RowKeys deleted) throws SQLException {
        return ask((sql, chunk) -> {
            long rows = 0;
            for (int from = 0; from < deleted.size(); from += AT_A_TIME) {
                RowKeys some = deleted.part(from, Math.min(deleted.size(), from + AT_A_TIME));
                rows += FoundRows.of(
                                work, chunk.startingBefore(Map.of(work.step().cutoff(), some)))
                        .size();
            }
            return rows;
        });
    }

    /** What is asked on one connection. */
    private interface Question<T> {
        T ask(DSLContext sql, ChunkSql chunk) throws SQLException;
    }

    private <T> T ask(Question<T> question) throws SQLException {
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            long epoch = Gate.read(sql, work.target().name()).holdEpoch();
            return question.ask(sql, new ChunkSql(sql, work, work.under(epoch, sql)));
        }
    }
}
