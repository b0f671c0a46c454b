package io.lethe.schedule;

import io.lethe.run.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the runs that fired here to stop: each at its window's end, all of them when the engine closes. Safe for several threads. */
final class WindowStops implements AutoCloseable {
    private static final String CLOSING = "the engine is being closed";

    private final Map<StopSignal, Future<?>> running = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lethe-windows").factory());
    private volatile boolean closing;

    WindowStops(InstantSource clock) {
        this.clock = clock;
    }

    StopSignal begin(Instant windowEnd) {
        StopSignal stop = new StopSignal();
        Duration left = Duration.between(clock.instant(), windowEnd);
        running.put(stop, timer.schedule(() -> stop.ask("the window ended"), left.toMillis(), TimeUnit.MILLISECONDS));
        // Looked at after the signal can be found: a firing that slips past the closing is asked by one of the two.
        if (closing) {
            stop.ask(CLOSING);
        }
        return stop;
    }

    void end(StopSignal stop) {
        Future<?> windowEnd = running.remove(stop);
        if (windowEnd != null) {
            windowEnd.cancel(false);
        }
    }

    void askAll() {
        closing = true;
        running.keySet().forEach(stop -> stop.ask(CLOSING));
    }

    /** After the last firing has ended. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
