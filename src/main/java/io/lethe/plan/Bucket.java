package io.lethe.plan;

/**
 * The due rows whose start falls on one day.
 *
 * @param from the day's first moment, in the start column's own terms
 * @param rows all of them, held and waiting ones included
 */
record Bucket(String from, long rows, long held, long waiting) {
    long free() {
        return rows - held - waiting;
    }
}
