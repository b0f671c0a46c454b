package io.lethe.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one of the places is that the log is published to.
 *
 * @param size how many leaves the checkpoint there covers; 0 where none is
 * @param broughtAt when it was put there; null where none is
 * @param signed how many leaves the latest checkpoint covers
 * @param behindSince when the first checkpoint was signed that the place lacks; null where it lacks none
 * @param trouble what it fails with; null while it answers
 */
public record PlaceState(
        String name,
        long size,
        @Nullable Instant broughtAt,
        long signed,
        @Nullable Instant behindSince,
        @Nullable Trouble trouble) {

    /** While an engine serves, a place is brought up within a minute; a few of them are no reason to look. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    public boolean isBehind() {
        return size < signed;
    }

    /** Whether it has been behind for longer than it is by itself. */
    public boolean isLagging(Instant now) {
        return behindSince != null && now.isAfter(behindSince.plus(PATIENCE));
    }

    /** {@code 12 leaves are there since 2026-11-22T02:10:00Z; 3 leaves are not, since 2026-11-22T02:20:00Z}. */
    @Override
    public String toString() {
        String words = broughtAt == null ? "nothing is there" : leaves(size) + " there since " + broughtAt;
        if (isBehind()) {
            words += "; " + leaves(signed - size) + " not" + (behindSince == null ? "" : ", since " + behindSince);
        }
        return trouble == null ? words : words + ". " + trouble;
    }

    private static String leaves(long count) {
        return count + (count == 1 ? " leaf is" : " leaves are");
    }
}
