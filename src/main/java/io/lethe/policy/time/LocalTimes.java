package io.lethe.policy.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * What a column's local times mean as instants, and which local times surely lie before or after an instant.
 *
 * <p>In the hour that the clocks go back a local time has happened twice; in the hour that they skip it has never happened, and
 * yet such values stand in databases. Such a value means either of two instants, one for each of the offsets around the change.
 * The smaller offset gives the later instant.
 *
 * <p>A database compares local times as they are written, by one bound. Around a change no single bound cuts them at an
 * instant, so the bound gives way to the side that claims nothing: it is exact everywhere else, and there it is off by no more
 * than the clocks were moved.
 */
final class LocalTimes {
    private LocalTimes() {}

    static Instant latest(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change == null
                ? time.atZone(zone).toInstant()
                : time.toInstant(change.isOverlap() ? change.getOffsetAfter() : change.getOffsetBefore());
    }

    static Instant earliest(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change == null
                ? time.atZone(zone).toInstant()
                : time.toInstant(change.isOverlap() ? change.getOffsetBefore() : change.getOffsetAfter());
    }

    /**
     * The largest local time of which all smaller ones lie before {@code bound} at the latest.
     *
     * <ol>
     *   <li>The clocks are about to come back over this local time: the same hour will be read as the second one, which is
     *       after the bound. The cut is where that hour begins.
     *   <li>The clocks have just skipped an hour: a value within it is read as if they had not, which is as long after the
     *       change as the bound may be. The cut is that value.
     *   <li>Else it is the bound's own local time.
     * </ol>
     */
    static LocalDateTime surelyBefore(Instant bound, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(bound);
        LocalDateTime local = LocalDateTime.ofInstant(bound, offset);
        ZoneOffsetTransition overlap = rules.getTransition(local);
        if (overlap != null && overlap.isOverlap() && overlap.getOffsetBefore().equals(offset)) {
            return overlap.getDateTimeAfter();
        }
        ZoneOffsetTransition last = rules.previousTransition(bound.plusNanos(1));
        boolean justSkipped =
                last != null && last.isGap() && bound.isBefore(last.getInstant().plus(last.getDuration()));
        return justSkipped ? local.minus(last.getDuration()) : local;
    }

    /** The smallest local time of which it and all larger ones lie at {@code bound} or after it at the earliest. */
    static LocalDateTime surelyFrom(Instant bound, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(bound);
        LocalDateTime local = LocalDateTime.ofInstant(bound, offset);
        ZoneOffsetTransition overlap = rules.getTransition(local);
        if (overlap != null && overlap.isOverlap() && overlap.getOffsetAfter().equals(offset)) {
            return overlap.getDateTimeBefore();
        }
        ZoneOffsetTransition next = rules.nextTransition(bound);
        boolean aboutToSkip =
                next != null && next.isGap() && bound.isAfter(next.getInstant().minus(next.getDuration()));
        return aboutToSkip ? local.plus(next.getDuration()) : local;
    }
}
