package io.lethe.action;

import io.lethe.hold.Gate;
import io.lethe.ledger.DeletedRows;
import io.lethe.ledger.DeletedRows.Known;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Lets rows pass that were deleted before and are there again: the ledger knows their keys as deleted, nobody put them back on purpose since, and
 * their start lies before the cut-off by which they were deleted. A row that starts later has only the key of one that is gone.
 */
public record RowsThatReturned(DeletedRows deleted) implements Sieve {
    @Override
    public ChunkRows sift(StepWork work, ChunkRows rows) throws SQLException {
        SortedMap<Instant, RowKeys> known = byCutoff(deleted.find(rows.keys()), rows.keys());
        if (known.isEmpty()) {
            return rows.part(0, 0);
        }
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            long epoch = Gate.read(sql, work.target().name()).holdEpoch();
            ChunkSql chunk = new ChunkSql(sql, work, work.under(epoch, sql));
            return FoundRows.of(work, chunk.startingBefore(known));
        }
    }

    /** Those that nobody put back on purpose, by the cut-off before which they had started. */
    public static SortedMap<Instant, RowKeys> byCutoff(List<Known> known, RowKeys keys) {
        SortedMap<Instant, RowKeys> byCutoff = new TreeMap<>();
        known.stream()
                .filter(row -> !row.putBack())
                .collect(Collectors.groupingBy(Known::cutoff))
                .forEach((cutoff, rows) -> byCutoff.put(
                        cutoff, keys.at(rows.stream().mapToInt(Known::position).toArray())));
        return byCutoff;
    }
}
