package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.plan.Partition;
import java.sql.SQLException;
import java.util.List;

/** The rows of a partition: so many to a segment that those are not too large either which are written of what goes with them. */
final class PartitionRows implements RowSupply {
    private final StepWork work;
    private final Partition partition;
    private final int most;
    private final FamilySize family;
    private RowReader reader;
    private List<Row> ahead = List.of();
    private long below;

    /** {@code most} rows to a segment, what goes with them included. */
    PartitionRows(StepWork work, Partition partition, int most) {
        this.work = work;
        this.partition = partition;
        this.most = most;
        this.family = new FamilySize(work, most);
        this.reader = new RowReader(work, partition);
    }

    @Override
    public List<Row> next(int written, long text) throws SQLException {
        if (written == 0) {
            below = 0;
        }
        if (ahead.isEmpty()) {
            ahead = reader.next();
        }
        return text > Archiving.MOST_TEXT ? List.of() : fitting(written);
    }

    private List<Row> fitting(int written) throws SQLException {
        int size = ahead.size();
        long more = family.below(ahead);
        while (written == 0 && size > 1 && size + more > most) {
            size = size / 2;
            more = family.below(ahead.subList(0, size));
        }
        if (written > 0 && written + below + size + more > most) {
            return List.of();
        }
        List<Row> rows = ahead.subList(0, size);
        ahead = ahead.subList(size, ahead.size());
        below += more;
        return rows;
    }

    @Override
    public void lost() {
        reader = new RowReader(work, partition);
        ahead = List.of();
    }
}
