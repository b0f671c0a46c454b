package io.lethe.action;

import io.lethe.hold.Gate;
import io.lethe.ledger.row.ChunkRows;
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
 * <p>It reads for several chunks at once and gives each its part: a statement for each chunk, with the look at the gate that belongs to
 * it, took as many round trips as the deletion itself. The parts are in the order of keys, so that a chunk's rows lie together.
 *
 * <p>Not for several threads.
 */
public final class ChunkReader implements KeySource {
    /** What is read longer ahead is more often changed or gone when its turn comes. */
    private static final int CHUNKS_AHEAD = 8;

    /** 160 KB of whole numbers; some megabytes of other keys. */
    private static final int MOST_AHEAD = 20_000;

    private static final ChunkRows NONE = ChunkRows.of(new RowKeys.LongRowKeys(new long[0]));

    private final StepWork work;
    private final Partition partition;
    private @Nullable Position last;
    private ChunkRows ahead = NONE;
    private int given;

    public ChunkReader(StepWork work, Partition partition) {
        this.work = work;
        this.partition = partition;
    }

    /** The next rows, at most {@code limit}; none at the partition's end. They are a proposal: the deletion checks each again. */
    @Override
    public ChunkRows next(int limit) throws SQLException {
        if (given == ahead.size()) {
            ahead = read(Math.max(limit, Math.min(limit * CHUNKS_AHEAD, MOST_AHEAD)));
            given = 0;
        }
        ChunkRows next = ahead.part(given, Math.min(given + limit, ahead.size()));
        given += next.size();
        return next;
    }

    /** Rows that pass the step's sieve, however many must be read to find some; none only at the partition's end. */
    private ChunkRows read(int limit) throws SQLException {
        FoundRows found = readAll(limit);
        ChunkRows passed = work.sieve().sift(work, found.rows());
        while (found.end() != null && passed.size() == 0) {
            found = readAll(limit);
            passed = work.sieve().sift(work, found.rows());
        }
        return passed;
    }

    private FoundRows readAll(int limit) throws SQLException {
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            long epoch = Gate.read(sql, work.target().name()).holdEpoch();
            ChunkSql chunk = new ChunkSql(sql, work, work.under(epoch, sql));
            FoundRows found = FoundRows.read(work, chunk.keysAfter(partition, last, limit));
            if (found.end() != null) {
                last = found.end();
            }
            return found;
        }
    }
}
