package io.lethe.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many rows the next chunk takes, so that a chunk lasts about as long as an application can wait for a lock without noticing.
 *
 * <p>Only what grows with the rows is measured. A time that holds the commit too, or waiting of any kind, lets a busy disk shrink the
 * chunks; smaller ones spend the same time on fewer rows, look slower still, and shrink to nothing.
 *
 * <ol>
 *   <li>Each chunk's time per row is remembered, of the last ten.
 *   <li>The one that nine of ten do not exceed is set against the target; the size follows in proportion, growing by at most half at a time.
 *   <li>A chunk that lasts five times the target cuts the size to a tenth at once: the server is in trouble now, not on average.
 *   <li>A conflict over locks halves it.
 * </ol>
 *
 * <p>Not for several threads: each partition has its own, and the next begins where one has ended.
 */
final class ChunkSize {
    /** A tenth of a second: below what a person notices, and a third of the replica lag that most applications tolerate. */
    private static final Duration TARGET = Duration.ofMillis(100);

    /** Enough to be quick on a good server from the start, too few to hurt a bad one. */
    private static final int FIRST = 500;

    /** Beyond this a transaction stops paying for itself, and MySQL's range optimizer nears its memory limit for lists of keys. */
    static final int LARGEST = 5_000;

    /** Below this a chunk's fixed costs, its receipt and its commit, outweigh its rows, and a smaller one spares nobody anything. */
    static final int SMALLEST = 50;

    private static final int REMEMBERED = 10;
    private static final double GROWTH = 1.5;
    private static final int PANIC = 5;

    private final int largest;
    private final Deque<Double> secondsPerRow = new ArrayDeque<>();
    private int rows;

    /** {@code largest} is the most that the target bears; see {@link #LARGEST}. */
    ChunkSize(int largest) {
        this(Math.max(SMALLEST, Math.min(largest, LARGEST)), FIRST);
    }

    private ChunkSize(int largest, int first) {
        this.largest = largest;
        this.rows = Math.min(first, largest);
    }

    /** For another partition of the same step: it begins where this one has come to. From {@link #FIRST} it would feel its way up once more. */
    ChunkSize next() {
        return new ChunkSize(largest, rows);
    }

    int rows() {
        return rows;
    }

    /** The statements about this many rows took so long. */
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
        return sorted[(sorted.length * 9 + 9) / 10 - 1];
    }

    private void resize(double wanted) {
        rows = (int) Math.max(SMALLEST, Math.min(largest, wanted));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
