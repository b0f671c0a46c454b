package io.lethe.run;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many receipts the ledger does not have yet. Deletion waits when they pile up, so that what could be lost with the target is
 * bounded, and a relay that has died is noticed at once instead of the next morning. Safe for several threads.
 */
final class Backlog {
    /** With chunks of a tenth of a second: some seconds of work of two workers, far more than a healthy relay ever has waiting. */
    static final int LIMIT = 50;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int receipts;

    Backlog(int receipts) {
        this.receipts = receipts;
    }

    void committed() {
        change(1);
    }

    void relayed(int count) {
        change(-count);
    }

    private void change(int by) {
        lock.lock();
        try {
            receipts += by;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return receipts;
        } finally {
            lock.unlock();
        }
    }

    /** A quarter of the room is taken: whoever carries receipts does better to go now. */
    boolean isPilingUp() {
        return size() >= LIMIT / 4;
    }

    /** Waits a moment for receipts to be relayed; says whether there is room for another. */
    boolean hasRoom() throws InterruptedException {
        long left = LOOK_AGAIN.toNanos();
        lock.lock();
        try {
            while (receipts >= LIMIT && left > 0) {
                left = changed.awaitNanos(left);
            }
            return receipts < LIMIT;
        } finally {
            lock.unlock();
        }
    }
}
