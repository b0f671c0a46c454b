package io.lethe.run;

import io.lethe.action.ReceiptOutbox.Total;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.PolicySet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * How many rows each step of a run may still touch: its rule's rows per run or, in a plan that a person released, what that plan counted.
 *
 * <p>The plan counts before the run begins. Rows that get an old start while it goes on are met too, and a run that believed its plan would take
 * any number of them. Safe for several threads.
 */
final class Allowance {
    private final Map<Integer, AtomicLong> left;

    private Allowance(Map<Integer, AtomicLong> left) {
        this.left = Map.copyOf(left);
    }

    /** {@code done} is what the run's receipts say by step, other engines' included. */
    static Allowance of(RunPlan plan, PolicySet policies, Map<Integer, Total> done) {
        return new Allowance(plan.steps().stream()
                .collect(Collectors.toMap(
                        TableStep::number,
                        step -> new AtomicLong(Math.max(0, allowed(plan, step, policies) - rows(done, step))))));
    }

    /** Rows that are deleted again were found one by one, and no other is; what goes with them goes as ever. */
    private static long allowed(RunPlan plan, TableStep step, PolicySet policies) {
        return plan.replay() != null && !step.goesWithAnother() ? step.counts().due() : allowed(step, policies);
    }

    private static long allowed(TableStep step, PolicySet policies) {
        long perRun = policies.policy(step.category())
                .orElseThrow()
                .rules()
                .get(step.rule() - 1)
                .limits()
                .rowsPerRun();
        return Math.max(perRun, step.counts().due());
    }

    private static long rows(Map<Integer, Total> done, TableStep step) {
        return done.getOrDefault(step.number(), Total.NONE).rows();
    }

    /** Takes so many rows or, where fewer are left, those. Whoever does not touch them all {@linkplain #giveBack gives them back}. */
    int take(int step, int rows) {
        return (int) Math.min(rows, of(step).getAndUpdate(there -> there - Math.min(there, rows)));
    }

    void giveBack(int step, long rows) {
        of(step).addAndGet(rows);
    }

    boolean usedUp(int step) {
        return of(step).get() == 0;
    }

    private AtomicLong of(int step) {
        return Objects.requireNonNull(left.get(step), "the plan has no such step");
    }
}
