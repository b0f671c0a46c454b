package io.lethe.cli;

import io.lethe.cli.terminal.Words;
import io.lethe.plan.AccessPath;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/**
 * Which columns a plan masks, and by what: a line for each table, below the plan's own table.
 *
 * <pre>
 * clienttask.activity_log keeps its rows: actor_name by pseudonym, ip by truncate-ip. Who has the key can undo this.
 * clienttask.person keeps its rows: mentor by remove. At most 3 of them: who goes first need not cease to point.
 * </pre>
 */
final class MaskedFields {
    private MaskedFields() {}

    static void print(RunPlan plan, PrintWriter out) {
        plan.steps().forEach(step -> {
            if (step.action() instanceof Action.Anonymise anonymise) {
                out.println(line(step, anonymise) + atMost(plan, step));
            }
        });
    }

    /** Whether a row of the same table goes before what it points at, only the run will tell. */
    private static String atMost(RunPlan plan, TableStep step) {
        boolean ofItself = step.path() instanceof AccessPath.WithStep with
                && plan.steps().stream()
                        .anyMatch(other ->
                                other.number() == with.step() && other.table().equals(step.table()));
        return ofItself && step.counts().due() > 0
                ? " At most " + Words.number(step.counts().due()) + " of them: who goes first need not cease to point."
                : "";
    }

    private static String line(TableStep step, Action.Anonymise anonymise) {
        String fields = anonymise.fields().entrySet().stream()
                .map(field -> field.getKey() + " by " + field.getValue().words())
                .collect(Collectors.joining(", "));
        return step.table() + " keeps its rows: " + fields + "."
                + (anonymise.reversible() ? " Who has the key can undo this." : "");
    }
}
