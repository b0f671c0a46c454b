package io.lethe.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code lethe run} as an operator starts it: plan, guard, delete with receipts, relay them to the ledger on the same server, verify absence,
 * publish a checkpoint. There is no switch that turns evidence off, so there is no contestant without it.
 */
final class LetheRun implements Contestant {
    private final Installation installation;
    private @Nullable ThreadTimes threads;

    LetheRun(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "lethe run";
    }

    @Override
    public void act() {
        threads = installation.watched("run", "activity");
    }

    /** How long the run itself took, without the start of Java and the plan; what of it took how long; and the most that was alive after a collection. */
    @Override
    public String remark() {
        double seconds = installation
                .own()
                .sql()
                .fetchSingle("SELECT TIMESTAMPDIFF(MICROSECOND, started_at, ended_at) / 1e6 FROM run"
                        + " ORDER BY started_at DESC LIMIT 1")
                .get(0, Double.class);
        return String.format(
                Locale.ROOT,
                "%.1f s from run.started, %s%n    %s%n    %s",
                seconds,
                installation.heap(),
                Phases.ofTheLastRun(installation.own()),
                threads);
    }
}
