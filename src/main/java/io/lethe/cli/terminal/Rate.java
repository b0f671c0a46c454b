package io.lethe.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Rows per second over the last ten seconds: an average since the start would still praise a run that has long come to a halt. */
final class Rate {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private record Sample(Instant at, long rows) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    void sample(Instant at, long rows) {
        samples.addLast(new Sample(at, rows));
        // The oldest that stays is the last one outside the window, so that the samples always span it whole.
        while (samples.size() > 2 && second().at().plus(WINDOW).isBefore(at)) {
            samples.removeFirst();
        }
    }

    /** 0 while less than a second has been seen. */
    double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        return seconds < 1 ? 0 : (last.rows() - first.rows()) / seconds;
    }

    private Sample second() {
        var iterator = samples.iterator();
        iterator.next();
        return iterator.next();
    }
}
