package io.lethe.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Has pages read and checked on several threads, and hands their leaves on in the order in which the pages were added, on the thread that
 * adds them. A bounded number of pages is under way: whoever adds more waits for those before.
 */
final class PagesInOrder implements AutoCloseable {

    /** Two for each processor: while one waits for the server, which may have to wait for its disk, the other checks. */
    private static final int FOR_EACH_PROCESSOR = 2;

    /** Each holds a connection. The smallest pool of the engine's own database has eight, and the caller has one of them. */
    private static final int MOST_THREADS = 6;

    private final Consumer<CheckedLeaf> next;
    private final int threads =
            Math.min(MOST_THREADS, FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
    private final ExecutorService executor = Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon(true).name("lethe-verify-", 1).factory());
    private final Deque<Future<List<CheckedLeaf>>> underWay = new ArrayDeque<>();

    PagesInOrder(Consumer<CheckedLeaf> next) {
        this.next = next;
    }

    void add(Callable<List<CheckedLeaf>> page) {
        underWay.addLast(executor.submit(page));
        if (underWay.size() > 2 * threads) {
            handOn();
        }
    }

    /** Hands on all that were added. */
    void finish() {
        while (!underWay.isEmpty()) {
            handOn();
        }
    }

    private void handOn() {
        try {
            underWay.removeFirst().get().forEach(next);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException("cannot check a page of leaves", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ledger was verified", e);
        }
    }

    /** Waits for those that are being read: they use connections that others want closed. */
    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
    }
}
