package io.lethe.cli;

import io.lethe.cli.terminal.Terminal;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.plan.Counts;
import io.lethe.plan.Guard;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;

/**
 * A plan for people.
 *
 * <pre>
 * Plan for crm as of 2026-11-22 09:30:00Z
 *
 *   POLICY  ACTION  TABLE     CUT-OFF                                 DUE  HELD  WAITING  UNDATED  OF TABLE  PARTITIONS  READS BY       GUARD
 *   lead    purge   crm.lead  2025-10-22T00:00+01:00 Europe/Dublin  1,204     3        0       17     0.4 %           1  index created  ok
 *
 * digest 9f3c…
 * </pre>
 */
final class PlanReport {
    private final PolicySet policies;

    PlanReport(PolicySet policies) {
        this.policies = policies;
    }

    void print(RunPlan plan, PrintWriter out, Terminal terminal) {
        out.println("Plan for " + plan.target() + " as of " + Words.instant(plan.asOf()));
        out.println();
        if (plan.steps().isEmpty()) {
            out.println("  No rule of the chosen policies concerns this target.");
        } else {
            table(plan, terminal).print(out);
        }
        out.println();
        out.println("digest " + plan.digest());
    }

    private TextTable table(RunPlan plan, Terminal terminal) {
        TextTable table = new TextTable(
                "POLICY",
                "ACTION",
                "TABLE",
                "CUT-OFF",
                "DUE",
                "HELD",
                "WAITING",
                "UNDATED",
                "OF TABLE",
                "PARTITIONS",
                "READS BY",
                "GUARD");
        for (TableStep step : plan.steps()) {
            Counts counts = step.counts();
            table.row(
                    step.category(),
                    step.action(),
                    step.table(),
                    Words.instant(step.cutoff(), zone(step)),
                    counts.due(),
                    counts.held(),
                    counts.waiting(),
                    counts.undated(),
                    new Words.Share(counts.due(), counts.table()),
                    step.partitions().size(),
                    step.path(),
                    guard(step.guard(), terminal));
        }
        return table;
    }

    /** {@code 2 of 5 rules have work: 1,204 rows are due.} */
    static String summary(List<RunPlan> plans) {
        List<TableStep> steps =
                plans.stream().flatMap(plan -> plan.steps().stream()).toList();
        long busy = steps.stream().filter(step -> step.counts().due() > 0).count();
        long due = plans.stream().mapToLong(RunPlan::due).sum();
        return busy == 0
                ? "Nothing is due."
                : busy + " of " + Words.count(steps.size(), "step") + (busy == 1 ? " has" : " have") + " work: "
                        + Words.count(due, "row") + (due == 1 ? " is due." : " are due.");
    }

    private static String guard(Guard guard, Terminal terminal) {
        return switch (guard) {
            case Guard.Ok ok -> ok.toString();
            case Guard.OverLimit over -> terminal.alarm(over.toString());
        };
    }

    // The last column, so that the colour's invisible letters move no other.
    private ZoneId zone(TableStep step) {
        return policies.policy(step.category()).map(Policy::zone).orElse(ZoneId.of("UTC"));
    }
}
