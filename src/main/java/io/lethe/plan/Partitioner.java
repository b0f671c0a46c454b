package io.lethe.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a step into ranges of similar size, each of whole days. The first and the last are open, so that nothing falls between. */
final class Partitioner {
    /** Eight for each of two workers: enough that the last one working does not work alone for long. */
    static final int PARTITIONS = 16;

    /** Less than one full chunk is not worth a lease. */
    static final long FEWEST_ROWS = 5_000;

    private Partitioner() {}

    /** In one piece. */
    static List<Partition> whole(Counted counted) {
        long due = counted.counts().due();
        return due == 0 ? List.of() : List.of(new Partition(1, null, null, due));
    }

    static List<Partition> cut(Counted counted) {
        long due = counted.counts().due();
        if (due == 0) {
            return List.of();
        }
        long share = Math.max(FEWEST_ROWS, Math.ceilDiv(due, PARTITIONS));
        List<Partition> partitions = new ArrayList<>();
        @Nullable String from = null;
        long rows = 0;
        long left = due;
        for (Bucket bucket : counted.buckets()) {
            if (rows >= share && left - rows >= FEWEST_ROWS) {
                partitions.add(new Partition(partitions.size() + 1, from, bucket.from(), rows));
                from = bucket.from();
                left -= rows;
                rows = 0;
            }
            rows += bucket.free();
        }
        partitions.add(new Partition(partitions.size() + 1, from, null, left));
        return partitions;
    }
}
