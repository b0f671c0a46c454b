package io.lethe.action;

import io.lethe.hold.Gate;
import io.lethe.ledger.row.RowKeys;
import io.lethe.plan.Partition;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of the chunks of one partition, one after the other, without locks and without ever going back.
 *
 * <p>It carries a lower bound from chunk to chunk. A reader that asks for "the first rows that are due" again and again steps over
 * all the rows that earlier chunks deleted and that the server has not purged yet, and becomes slower with each chunk.
 *
 * <p>Not for several threads.
 */
public final class ChunkReader {
    private final StepWork work;
    private final Partition partition;
    private @Nullable Position last;

    public ChunkReader(StepWork work, Partition partition) {
        this.work = work;
        this.partition = partition;
    }

    /** The next keys, at most {@code limit}; none at the partition's end. They are a proposal: the deletion checks each again. */
    public RowKeys next(int limit) throws SQLException {
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            long epoch = Gate.read(sql, work.target().name()).holdEpoch();
            ChunkSql chunk = new ChunkSql(sql, work, work.under(epoch, sql));
            FoundKeys found = FoundKeys.read(work, chunk.keysAfter(partition, last, limit));
            if (found.end() != null) {
                last = found.end();
            }
            return found.keys();
        }
    }
}
