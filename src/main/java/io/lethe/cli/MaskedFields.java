package io.lethe.cli;

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
 * </pre>
 */
final class MaskedFields {
    private MaskedFields() {}

    static void print(RunPlan plan, PrintWriter out) {
        plan.steps().forEach(step -> {
            if (step.action() instanceof Action.Anonymise anonymise) {
                out.println(line(step, anonymise));
            }
        });
    }

    private static String line(TableStep step, Action.Anonymise anonymise) {
        String fields = anonymise.fields().entrySet().stream()
                .map(field -> field.getKey() + " by " + field.getValue().words())
                .collect(Collectors.joining(", "));
        return step.table() + " keeps its rows: " + fields + "."
                + (anonymise.reversible() ? " Who has the key can undo this." : "");
    }
}
