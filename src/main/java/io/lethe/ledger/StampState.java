package io.lethe.ledger;

import io.lethe.ledger.entry.AnchorName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the time stamps of one anchor age.
 *
 * @param stamps how many there are
 * @param due how many of them are to be renewed now, since their certificates end soon
 * @param firstEnd when the first of these ends; null if none is due
 * @param unseen how many nobody has looked at, since they are from before stamps were renewed
 * @param ended how many were not renewed in time; the certificates were good at the time of the stamp, and nothing can be added to that any more
 */
public record StampState(
        AnchorName anchor, long stamps, long due, @Nullable Instant firstEnd, long unseen, long ended) {

    /** Whether there is anything to be done about them. */
    public boolean isDue() {
        return due > 0 || unseen > 0;
    }

    /** {@code 3 of 214 time stamps are to be renewed: the certificates of the first end at 2026-12-24T00:00:00Z}. */
    @Override
    public String toString() {
        String of = " of " + stamps + (stamps == 1 ? " time stamp" : " time stamps");
        String words = due + of + (due == 1 ? " is" : " are") + " to be renewed";
        if (firstEnd != null) {
            words += ": the certificates of the first end at " + firstEnd;
        }
        if (unseen > 0) {
            words += "; " + unseen + " nobody has looked at yet";
        }
        return ended == 0 ? words : words + "; " + ended + " ended without a renewal";
    }
}
