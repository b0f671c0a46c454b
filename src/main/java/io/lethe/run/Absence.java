package io.lethe.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run found when it looked afterwards whether the rows are gone.
 *
 * @param due by number of step, how many rows are still due on the target
 * @param back by number of step, how many rows are there on the target that have keys of deleted ones
 * @param onReplicas what was found on servers that follow it, or why they could not be asked; a sentence each
 */
record Absence(Map<Integer, Long> due, Map<Integer, Long> back, List<String> onReplicas) {
    /** Before anybody has looked. */
    static final Absence UNKNOWN = new Absence(Map.of(), Map.of(), List.of());

    Absence {
        due = Map.copyOf(due);
        back = Map.copyOf(back);
        onReplicas = List.copyOf(onReplicas);
    }

    /** Rows of a step that are not gone. One that is due again and has an old key is counted once. */
    long remaining(int step) {
        return Math.max(due.getOrDefault(step, 0L), back.getOrDefault(step, 0L));
    }

    long remaining() {
        return Stream.concat(due.keySet().stream(), back.keySet().stream())
                .distinct()
                .mapToLong(this::remaining)
                .sum();
    }

    /** Rows that are due. */
    private long stillDue() {
        return due.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows that are there again, and that are not among those which are due. */
    long cameBack() {
        return remaining() - stillDue();
    }
}
