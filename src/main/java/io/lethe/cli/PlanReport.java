package io.lethe.cli;

import io.lethe.cli.terminal.Terminal;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.plan.Guard;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan for people. The short form is to fit a terminal: what is the same on every line stands once, in the sentence below the
 * table, and where that is not enough the columns go that the others can be understood without.
 *
 * <pre>
 * Plan for crm as of 2026-11-22 09:30:00Z: what would be purged
 *
 *   POLICY  TABLE  BEFORE        DUE  HELD  UNDATED  OF TABLE
 *   lead    lead   2025-10-22  1,204     3       17     0.4 %
 *
 * Tables are in crm. Days begin at midnight in Europe/Dublin. No row waits for another. Every step is within its limits.
 * digest 9f3c…
 * </pre>
 *
 * <p>The wide form has every column, cut-offs as instants, partitions, and how the rows are found.
 */
final class PlanReport {
    /** A share is only another way to say how many; and of the undated none will be deleted. */
    private static final List<String> LEFT_OUT_FIRST = List.of("OF TABLE", "UNDATED");

    private final PolicySet policies;

    PlanReport(PolicySet policies) {
        this.policies = policies;
    }

    void print(RunPlan plan, PrintWriter out, Terminal terminal) {
        PlanSameness same = PlanSameness.of(plan, this::zone);
        String action = same.action() == null ? "" : ": what would be " + same.action() + "d";
        out.println("Plan for " + plan.target() + " as of " + Words.instant(plan.asOf()) + action);
        List<Column> columns = columns(same, terminal);
        List<Column> fitting = fitting(plan, columns, terminal);
        print(plan, fitting, out);
        MaskedFields.print(plan, out);
        if (!plan.steps().isEmpty()) {
            out.println(same);
        }
        if (fitting.size() < columns.size()) {
            out.println("The terminal is too narrow for all columns: lethe plan --wide shows them.");
        }
        out.println("digest " + plan.digest());
    }

    void printWide(RunPlan plan, PrintWriter out, Terminal terminal) {
        out.println("Plan for " + plan.target() + " as of " + Words.instant(plan.asOf()));
        print(plan, allColumns(terminal), out);
        MaskedFields.print(plan, out);
        out.println("digest " + plan.digest());
    }

    private static void print(RunPlan plan, List<Column> columns, PrintWriter out) {
        out.println();
        if (plan.steps().isEmpty()) {
            out.println("  No rule of the chosen policies concerns this target.");
        } else {
            table(plan, columns).print(out);
        }
        out.println();
    }

    private static TextTable table(RunPlan plan, List<Column> columns) {
        TextTable table = new TextTable(columns.stream().map(Column::head).toArray(String[]::new));
        plan.steps()
                .forEach(step -> table.row(columns.stream()
                        .map(column -> column.cell().apply(step))
                        .toArray()));
        return table;
    }

    /** As many of the columns as a person's terminal has room for; who pipes them somewhere gets all. */
    private static List<Column> fitting(RunPlan plan, List<Column> columns, Terminal terminal) {
        List<Column> fitting = new ArrayList<>(columns);
        for (String head : LEFT_OUT_FIRST) {
            if (terminal.watched() && table(plan, fitting).width() > terminal.width()) {
                fitting.removeIf(column -> column.head().equals(head));
            }
        }
        return fitting;
    }

    private record Column(boolean shown, String head, Function<TableStep, @Nullable Object> cell) {
        Column(String head, Function<TableStep, @Nullable Object> cell) {
            this(true, head, cell);
        }
    }

    private List<Column> columns(PlanSameness same, Terminal terminal) {
        List<Column> columns = List.of(
                new Column("POLICY", TableStep::category),
                new Column(
                        same.action() == null, "ACTION", step -> step.action().called()),
                new Column("TABLE", step -> same.name(step.table())),
                new Column("BEFORE", step -> same.cutoff(step, zone(step))),
                new Column("DUE", step -> step.counts().due()),
                new Column(same.someHeld(), "HELD", step -> step.counts().held()),
                new Column(same.someWait(), "WAITING", step -> step.counts().waiting()),
                new Column("UNDATED", step -> step.counts().undated()),
                new Column("OF TABLE", PlanReport::share),
                new Column(same.someStopped(), "GUARD", step -> guard(step.guard(), terminal)));
        return columns.stream().filter(Column::shown).toList();
    }

    private List<Column> allColumns(Terminal terminal) {
        return List.of(
                new Column("POLICY", TableStep::category),
                new Column("ACTION", step -> step.action().called()),
                new Column("TABLE", TableStep::table),
                new Column("CUT-OFF", step -> Words.instant(step.cutoff(), zone(step))),
                new Column("DUE", step -> step.counts().due()),
                new Column("HELD", step -> step.counts().held()),
                new Column("WAITING", step -> step.counts().waiting()),
                new Column("UNDATED", step -> step.counts().undated()),
                new Column("OF TABLE", PlanReport::share),
                new Column("PARTITIONS", step -> step.partitions().size()),
                new Column("READS BY", TableStep::path),
                new Column("GUARD", step -> guard(step.guard(), terminal)));
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

    private static Words.Share share(TableStep step) {
        return new Words.Share(step.counts().due(), step.counts().table());
    }

    // The last column, so that the colour's invisible letters move no other.
    private static String guard(Guard guard, Terminal terminal) {
        return switch (guard) {
            case Guard.Ok ok -> ok.toString();
            case Guard.OverLimit over -> terminal.alarm(over.toString());
        };
    }

    private ZoneId zone(TableStep step) {
        return policies.policy(step.category()).map(Policy::zone).orElse(ZoneId.of("UTC"));
    }
}
