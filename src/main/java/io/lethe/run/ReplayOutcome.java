package io.lethe.run;

import org.jspecify.annotations.Nullable;

/** How a replay ended. */
public sealed interface ReplayOutcome {
    /** No row could be deleted again; nothing was changed. */
    record Nothing(ReplayLook look) implements ReplayOutcome {}

    /**
     * Rows were deleted again, by a run like any.
     *
     * @param look what was found before; null where an earlier replay was gone on with and did not come to its end
     */
    record Ran(@Nullable ReplayLook look, RunOutcome run) implements ReplayOutcome {}
}
