package io.lethe.evidence;

import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * Where copies of a target's rows are made.
 *
 * @param where in the operator's or the server's words
 * @param keep how long a copy may still lie there when its row is gone; null where nobody has said
 */
public record ResidualPlace(
        ResidualCopy.Kind kind, String where, @Nullable TemporalAmount keep, ResidualCopy.Source source) {

    /** The copies there of rows the last of which went at this time. */
    ResidualCopy of(TargetName target, Instant last) {
        Instant until =
                keep == null ? null : last.atZone(ZoneOffset.UTC).plus(keep).toInstant();
        return new ResidualCopy(kind, target.name(), where, until, source);
    }
}
