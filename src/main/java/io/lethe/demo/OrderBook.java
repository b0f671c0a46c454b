package io.lethe.demo;

import java.time.LocalDate;

/** When which order was placed: the older the number, the older the order, and business has grown all the time. */
record OrderBook(Timeline timeline, long orders) {
    /** Orders begin this many calendar years before the as-of day's, so that the oldest years are past every duty to keep them. */
    private static final int YEARS = 9;

    private LocalDate first() {
        return LocalDate.of(timeline.asOf().getYear() - YEARS, 1, 1);
    }

    /** The day of order {@code number} (0, 1, …). Never decreases with the number. */
    LocalDate day(long number) {
        double share = Math.sqrt((number + 0.5) / orders);
        return Timeline.dayOf(
                Timeline.between(first().atStartOfDay(), timeline.end().minusDays(1), share));
    }

    /** 1, 2, … within the year of the order. */
    long numberInYear(long number) {
        int year = day(number).getYear();
        long before = -1;
        long within = number;
        while (before + 1 < within) {
            long middle = (before + within) / 2;
            if (day(middle).getYear() < year) {
                before = middle;
            } else {
                within = middle;
            }
        }
        return number - within + 1;
    }
}
