package io.lethe.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop in an orderly way after the chunk under way: from Ctrl-C, from a window's end, from a test. Once asked it stays
 * asked, with the first reason. Safe for several threads.
 */
public final class StopSignal {
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    public void ask(String why) {
        if (reason.compareAndSet(null, why)) {
            asked.countDown();
        }
    }

    public boolean asked() {
        return asked.getCount() == 0;
    }

    /** Why; empty while nobody has asked. */
    public String reason() {
        String why = reason.get();
        return why == null ? "" : why;
    }

    /** Waits until somebody asks. An interrupt counts as asking. */
    public void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ask("interrupted");
        }
    }

    /** Waits this long, or until somebody asks; says whether somebody has. An interrupt counts as asking. */
    boolean await(Duration time) {
        try {
            return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ask("interrupted");
            return true;
        }
    }
}
