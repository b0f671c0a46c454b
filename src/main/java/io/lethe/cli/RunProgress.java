package io.lethe.cli;

import io.lethe.cli.terminal.ProgressDisplay;
import io.lethe.cli.terminal.Terminal;
import io.lethe.cli.terminal.Words;
import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.PolicySet;
import io.lethe.run.RecordedSegment;
import io.lethe.run.RunObserver;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how a run goes on. Closed when the run has ended. */
public final class RunProgress implements RunObserver, AutoCloseable {
    private static final long BETWEEN_TICKS = 100;

    private final Terminal terminal;
    private final InstantSource clock;
    private final PlanReport report;
    private final ScheduledExecutorService ticker;
    private final AtomicReference<String> saidLast = new AtomicReference<>("");
    private volatile @Nullable ProgressDisplay display;
    private volatile Map<Integer, String> places = Map.of();

    RunProgress(Lethe lethe, PolicySet policies) {
        this(lethe.terminal(), lethe.doors().clock(), policies);
    }

    public RunProgress(Terminal terminal, InstantSource clock, PolicySet policies) {
        this.terminal = terminal;
        this.clock = clock;
        this.report = new PlanReport(policies);
        this.ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("progress").daemon().factory());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the ticking ends with the executor, in close()
    public void started(RunId run, RunPlan plan, boolean resumed) {
        places = plan.steps().stream()
                .collect(Collectors.toUnmodifiableMap(
                        TableStep::number, step -> step.table().toString()));
        report.print(plan, terminal.err(), terminal);
        ProgressDisplay begun = new ProgressDisplay(terminal, clock, plan.due());
        begun.say("run " + run + (resumed ? " continues: " : ": ") + due(plan) + " due");
        display = begun;
        ticker.scheduleWithFixedDelay(begun::tick, BETWEEN_TICKS, BETWEEN_TICKS, TimeUnit.MILLISECONDS);
    }

    private static String due(RunPlan plan) {
        long objects = plan.steps().stream()
                .filter(TableStep::ofObjects)
                .mapToLong(step -> step.counts().due())
                .sum();
        return DoneRows.counted(plan.due() - objects, objects);
    }

    @Override
    public void waiting(String reason) {
        if (!reason.equals(saidLast.getAndSet(reason))) {
            say("waiting: " + reason);
        }
    }

    @Override
    public void progressed(int step, long rows) {
        ProgressDisplay begun = display;
        if (begun != null) {
            begun.add(rows, places.getOrDefault(step, ""));
        }
    }

    @Override
    public void expired(RecordedSegment segment) {
        over(segment, Words.count(segment.rows(), "row") + " removed from the archive");
    }

    @Override
    public void kept(RecordedSegment segment, String why) {
        over(segment, "it stays: " + why);
    }

    private void over(RecordedSegment segment, String what) {
        say("segment " + segment.name() + " of " + segment.archive() + ": its last day was " + segment.expiresOn()
                + "; " + what);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        ProgressDisplay begun = display;
        if (begun != null) {
            begun.close();
        }
    }

    private void say(String sentence) {
        ProgressDisplay begun = display;
        if (begun == null) {
            terminal.err().println(sentence);
        } else {
            begun.say(sentence);
        }
    }
}
