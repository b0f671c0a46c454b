package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PagesInOrderTest {

    /** The first page ends after all others that can be under way have begun. */
    @Test
    void handsLeavesOnInTheirOrder() {
        List<Long> handedOn = new ArrayList<>();
        CountDownLatch second = new CountDownLatch(1);
        try (PagesInOrder pages = new PagesInOrder(leaf -> handedOn.add(leaf.index()))) {
            pages.add(() -> {
                assertThat(second.await(1, TimeUnit.MINUTES)).isTrue();
                return page(0);
            });
            pages.add(() -> {
                second.countDown();
                return page(1);
            });
            for (int number = 2; number < 100; number++) {
                int page = number;
                pages.add(() -> page(page));
            }
            pages.finish();
        }
        assertThat(handedOn).hasSize(200).isSorted();
    }

    @Test
    void keepsFewPagesUnderWay() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (PagesInOrder pages = new PagesInOrder(leaf -> ended.incrementAndGet())) {
            for (int number = 0; number < 1_000; number++) {
                int page = number;
                pages.add(() -> {
                    most.accumulateAndGet(begun.incrementAndGet() - ended.get() / 2, Math::max);
                    return page(page);
                });
            }
            pages.finish();
        }
        assertThat(begun).hasValue(1_000);
        assertThat(ended).hasValue(2_000);
        assertThat(most.get()).isBetween(1, 20);
    }

    @Test
    void failsAsThePageFailed() {
        IllegalStateException broken = new IllegalStateException("the server went away");
        try (PagesInOrder pages = new PagesInOrder(leaf -> {})) {
            pages.add(() -> {
                throw broken;
            });
            assertThatThrownBy(pages::finish).isSameAs(broken);
        }
    }

    /** Nobody reads on behind the back of whoever closes the connections next. */
    @Test
    void waitsForPagesThatAreBeingReadWhenItCloses() {
        Semaphore begun = new Semaphore(0);
        AtomicInteger ended = new AtomicInteger();
        Thread closer = Thread.currentThread();
        try (PagesInOrder pages = new PagesInOrder(leaf -> {})) {
            pages.add(() -> {
                begun.release();
                // As a driver does that does not hear the interruption, until whoever closes stands still.
                while (!Thread.currentThread().isInterrupted() || closer.getState() == Thread.State.RUNNABLE) {
                    Thread.onSpinWait();
                }
                ended.incrementAndGet();
                return page(0);
            });
            begun.acquireUninterruptibly();
        }
        assertThat(ended).hasValue(1);
    }

    private static List<CheckedLeaf> page(long number) {
        return List.of(leaf(2 * number), leaf(2 * number + 1));
    }

    private static CheckedLeaf leaf(long index) {
        return new CheckedLeaf(index, Hash.EMPTY_ROOT, Hash.EMPTY_ROOT, List.of());
    }
}
