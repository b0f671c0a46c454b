package io.lethe;

import io.lethe.policy.time.RetentionPeriod;
import java.nio.file.Path;
import java.time.Period;

/** Where one anchor is, and for how long it may be without a checkpoint before deletion waits for it. */
sealed interface AnchorSettings {
    /** Whoever looks after an anchor is not at work every day; a week has a working day in it everywhere. */
    RetentionPeriod DEFAULT_BACKLOG = new RetentionPeriod(Period.ofDays(7));

    RetentionPeriod backlog();

    /** A directory in other hands. */
    record Directory(Path directory, RetentionPeriod backlog) implements AnchorSettings {}
}
