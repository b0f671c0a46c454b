package io.lethe.action;

import io.lethe.hold.Gate;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.plan.Partition;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;

/** Looks afterwards whether what a step should have removed is gone, by the very condition by which it was to be removed. */
public final class AbsenceCheck {
    private static final Partition WHOLE = new Partition(1, null, null, 0);

    private static final int AT_A_TIME = 5_000;

    private final StepWork work;

    public AbsenceCheck(StepWork work) {
        this.work = work;
    }

    /** How many rows are still due, free of holds and of rows that point at them, and pass the step's sieve. Takes no locks. */
    public long remaining() throws SQLException {
        return work.takesAll() ? counted() : read();
    }

    private long read() throws SQLException {
        long rows = 0;
        ChunkReader reader = new ChunkReader(work, WHOLE);
        for (ChunkRows some = reader.next(AT_A_TIME); some.size() > 0; some = reader.next(AT_A_TIME)) {
            rows += some.size();
        }
        return rows;
    }

    private long counted() throws SQLException {
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
