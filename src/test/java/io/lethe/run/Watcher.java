package io.lethe.run;

import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes which runs an engine works on, and does one thing after a certain chunk, on the thread of the worker that committed it. */
final class Watcher implements RunObserver {
    private final List<RunId> begun = new CopyOnWriteArrayList<>();
    private final List<RunId> resumed = new CopyOnWriteArrayList<>();
    private final AtomicInteger chunks = new AtomicInteger();
    private final int fatefulChunk;
    private final Runnable deed;

    private Watcher(int fatefulChunk, Runnable deed) {
        this.fatefulChunk = fatefulChunk;
        this.deed = deed;
    }

    static Watcher idle() {
        return after(Integer.MAX_VALUE, () -> {});
    }

    static Watcher after(int chunks, Runnable deed) {
        return new Watcher(chunks, deed);
    }

    /** Does it when the plan is made and nothing is done yet. */
    static Watcher atTheStart(Runnable deed) {
        return new Watcher(0, deed);
    }

    @Override
    public void started(RunId run, RunPlan plan, boolean again) {
        (again ? resumed : begun).add(run);
        if (fatefulChunk == 0) {
            deed.run();
        }
    }

    @Override
    public void waiting(String reason) {}

    @Override
    public void progressed(int step, long rows) {
        if (chunks.incrementAndGet() == fatefulChunk) {
            deed.run();
        }
    }

    List<RunId> begun() {
        return List.copyOf(begun);
    }

    List<RunId> resumed() {
        return List.copyOf(resumed);
    }

    int chunks() {
        return chunks.get();
    }
}
