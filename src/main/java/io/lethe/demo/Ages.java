package io.lethe.demo;

import io.lethe.demo.Moment.Stored;
import java.time.LocalDateTime;
import java.time.Period;

/**
 * How old the rows of a table are, seen from the period that its policy keeps them: a known share is due, some lie exactly at
 * the edge, and a few have no date or an impossible one.
 *
 * @param kept the policy's period
 * @param dueShare of the rows that have a date
 * @param years the age of the oldest
 * @param undated how this column writes that it knows no date; {@code KNOWN} for a column that always has one
 */
record Ages(Timeline timeline, Period kept, double dueShare, int years, Stored undated) {
    /** The first rows of every table are the hard cases, so that even a small sample has them. */
    private static final int HARD_CASES = 7;

    private static final double UNDATED_SHARE = 0.0007;

    Moment moment(long number, Chance chance) {
        if (number < HARD_CASES) {
            return hardCase((int) number);
        }
        return chance.yes(UNDATED_SHARE)
                ? hardCase(chance.between(4, HARD_CASES - 1))
                : Moment.known(draw(number, chance));
    }

    private Moment hardCase(int which) {
        LocalDateTime edge = edge();
        return switch (which) {
            case 0 -> Moment.known(edge);
            case 1 -> Moment.known(edge.minusNanos(1_000));
            case 2 -> Moment.known(Timeline.startOf(Timeline.dayOf(edge).minusDays(1)));
            case 3 -> Moment.known(Timeline.startOf(Timeline.dayOf(edge).plusDays(1)));
            case 4 -> new Moment(timeline.beginning(), undated);
            case 5 -> Moment.known(timeline.end().plusYears(1));
            default -> Moment.known(LocalDateTime.of(1970, 1, 1, 0, 0));
        };
    }

    /** The first moment that is not yet due: the beginning of a local day. */
    private LocalDateTime edge() {
        return Timeline.startOf(timeline.asOf().minus(kept));
    }

    private LocalDateTime draw(long number, Chance chance) {
        LocalDateTime edge = edge();
        return isDue(number)
                ? Timeline.between(edge, timeline.end().minusYears(years), chance.skewed())
                : Timeline.between(edge, timeline.end(), chance.generator().nextDouble());
    }

    /** Not by chance: the share is kept in small tables too, where luck would bring one of them over its limit. */
    private boolean isDue(long number) {
        // The multiples of the golden ratio fill the circle evenly, however many are taken.
        return ((number * 0x9E3779B97F4A7C15L) >>> 11) * 0x1p-53 < dueShare;
    }
}
