package io.lethe.action;

import io.lethe.hold.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;

/** Looks afterwards whether what a step should have removed is gone, by the very condition by which it was to be removed. */
public final class AbsenceCheck {
    private final StepWork work;

    public AbsenceCheck(StepWork work) {
        this.work = work;
    }

    /** How many rows are still due, free of holds and of rows that point at them. Takes no locks. */
    public long remaining() throws SQLException {
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            long epoch = Gate.read(sql, work.target().name()).holdEpoch();
            return new ChunkSql(sql, work, work.under(epoch, sql))
                    .remaining()
                    .fetchSingle()
                    .value1();
        }
    }
}
