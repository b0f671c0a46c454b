package io.lethe.ledger;

import io.lethe.ledger.CheckedLeaf.Attachments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Checks leaves on several threads, and hands them on in the order in which they were added, on the thread that adds them. It holds a
 * bounded number of bytes: whoever adds more waits for those before to be checked.
 */
final class LeafChecks implements AutoCloseable {

    /** Enough leaves that handing them to another thread costs nothing beside checking them. */
    private static final int LEAVES = 128;

    /** Of leaves and commitments; a chunk of 5,000 rows has 160 KB. */
    private static final int BYTES = 1 << 20;

    private static final int MOST_THREADS = 8;

    private final Consumer<CheckedLeaf> next;
    private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private final ExecutorService executor = Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon(true).name("lethe-verify-", 1).factory());
    private final Deque<Future<List<CheckedLeaf>>> underWay = new ArrayDeque<>();
    private List<Unchecked> batch = new ArrayList<>();
    private long bytes;

    private record Unchecked(StoredLeaf leaf, Attachments attachments) {
        CheckedLeaf check() {
            return CheckedLeaf.of(leaf, attachments);
        }
    }

    LeafChecks(Consumer<CheckedLeaf> next) {
        this.next = next;
    }

    void add(StoredLeaf leaf, Attachments attachments) {
        batch.add(new Unchecked(leaf, attachments));
        bytes += leaf.leaf().length() + (attachments.commitments() == null ? 0 : attachments.commitments().length);
        if (batch.size() == LEAVES || bytes > BYTES) {
            submit();
        }
    }

    /** Hands on all that were added. */
    void finish() {
        submit();
        while (!underWay.isEmpty()) {
            handOn();
        }
    }

    private void submit() {
        List<Unchecked> full = batch;
        underWay.addLast(
                executor.submit(() -> full.stream().map(Unchecked::check).toList()));
        batch = new ArrayList<>();
        bytes = 0;
        if (underWay.size() > 2 * threads) {
            handOn();
        }
    }

    private void handOn() {
        try {
            underWay.removeFirst().get().forEach(next);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot check a leaf", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ledger was verified", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
