package io.lethe.plan;

import java.util.List;

/**
 * What counting found.
 *
 * @param buckets by growing start; empty where the step is read in key order
 */
record Counted(Counts counts, List<Bucket> buckets) {
    Counted {
        buckets = List.copyOf(buckets);
    }
}
