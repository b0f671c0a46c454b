package io.lethe.ledger;

import io.lethe.ledger.entry.AnchorName;
import io.lethe.policy.time.RetentionPeriod;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How one anchor stands.
 *
 * @param size how many leaves its latest checkpoint covers; 0 if it has none
 * @param anchoredAt when it got that one; null if it has none
 * @param tail how many leaves it does not have yet
 * @param openSince when the first of them was published, so that it could have had it; null if none of them is, or the tail is empty
 * @param trouble what it failed with; null while it answers
 */
public record AnchorState(
        AnchorName name,
        long size,
        @Nullable Instant anchoredAt,
        long tail,
        @Nullable Instant openSince,
        @Nullable Trouble trouble,
        RetentionPeriod backlog) {

    public boolean isOpen() {
        return tail > 0;
    }

    /** Whether it has gone without a checkpoint for longer than it may. */
    public boolean isOverdue(Instant now) {
        return openSince != null
                && now.isAfter(
                        openSince.atZone(ZoneOffset.UTC).plus(backlog.period()).toInstant());
    }

    /** What stands in the way of deletion, and what to do. */
    String refusal() {
        return "anchor " + name + " has had no checkpoint that was published since " + openSince + ": its backlog ("
                + backlog + ") is over. " + (trouble == null ? "" : trouble + ". ")
                + "Repair it and try lethe ledger anchor, or allow it a longer backlog in lethe.yaml.";
    }

    /** {@code 12 leaves are anchored since 2026-11-22T02:10:00Z; 3 more are not, since 2026-11-22T02:20:00Z}. */
    @Override
    public String toString() {
        String words = anchoredAt == null ? "nothing is anchored" : leaves(size) + " anchored since " + anchoredAt;
        if (isOpen()) {
            words += "; " + leaves(tail) + " not" + (openSince == null ? ", nor published" : ", since " + openSince);
        }
        return trouble == null ? words : words + ". " + trouble;
    }

    private static String leaves(long count) {
        return count + (count == 1 ? " leaf is" : " leaves are");
    }
}
