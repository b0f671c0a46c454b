package io.lethe.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many rows the next chunk takes, so that a chunk lasts about as long as an application can wait for a lock without noticing.
 *
 * <ol>
 *   <li>Each chunk's duration is remembered, of the last ten.
 *   <li>The ninth slowest of them is set against the target; the size follows in proportion, growing by at most half at a time.
 *   <li>A chunk that lasts five times the target cuts the size to a tenth at once: the server is in trouble now, not on average.
 *   <li>A conflict over locks halves it.
 * </ol>
 *
 * <p>Not for several threads: each partition has its own.
 */
final class ChunkSize {
    /** A tenth of a second: below what a person notices, and a third of the replica lag that most applications tolerate. */
    private static final Duration TARGET = Duration.ofMillis(100);

    /** Enough to be quick on a good server from the start, too few to hurt a bad one. */
    private static final int FIRST = 500;

    /** Beyond this a transaction stops paying for itself, and MySQL's range optimizer nears its memory limit for lists of keys. */
    static final int LARGEST = 5_000;

    private static final int SMALLEST = 10;
    private static final int REMEMBERED = 10;
    private static final double GROWTH = 1.5;
    private static final int PANIC = 5;

    private final int largest;
    private final Deque<Double> secondsPerRow = new ArrayDeque<>();
    private int rows;

    /** {@code largest} is the most that the target bears; see {@link #LARGEST}. */
    ChunkSize(int largest) {
        this.largest = Math.max(SMALLEST, Math.min(largest, LARGEST));
        this.rows = Math.min(FIRST, this.largest);
    }

    int rows() {
        return rows;
    }

    /** A chunk of this many rows took so long on the server. */
    void took(Duration time, int chunkRows) {
        if (time.compareTo(TARGET.multipliedBy(PANIC)) > 0) {
            secondsPerRow.clear();
            resize(chunkRows / 10.0);
            return;
        }
        remember(seconds(time) / chunkRows);
        resize(Math.min(seconds(TARGET) / slow(), rows * GROWTH));
    }

    void conflicted() {
        secondsPerRow.clear();
        resize(rows / 2.0);
    }

    private void remember(double perRow) {
        if (secondsPerRow.size() == REMEMBERED) {
            secondsPerRow.removeFirst();
        }
        secondsPerRow.addLast(Math.max(perRow, 1e-9));
    }

    private double slow() {
        double[] sorted =
                secondsPerRow.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * 9 / 10)];
    }

    private void resize(double wanted) {
        rows = (int) Math.max(SMALLEST, Math.min(largest, wanted));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
