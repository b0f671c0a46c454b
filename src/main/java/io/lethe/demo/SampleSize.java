package io.lethe.demo;

/** How the sample's rows are spread over its tables. */
record SampleSize(long rows) {
    /** Enough for every hard case of {@link Ages}, and for both sides of every condition. */
    private static final long LEAST = 24;

    SampleSize {
        if (rows < 1) {
            throw new IllegalArgumentException("expected at least 1 row but was " + rows);
        }
    }

    /** So many of a thousand rows. */
    long perMille(double share) {
        return Math.max(LEAST, Math.round(rows * share / 1000));
    }

    long companies() {
        return perMille(0.8);
    }

    long people() {
        return perMille(12);
    }

    long orders() {
        return perMille(8);
    }

    long tasks() {
        return perMille(12);
    }

    long files() {
        return perMille(12);
    }

    long tickets() {
        return perMille(3);
    }

    long requests() {
        return perMille(2);
    }
}
