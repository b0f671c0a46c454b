package io.lethe.cli;

import io.lethe.cli.terminal.Words;
import io.lethe.plan.KAnonymity;
import io.lethe.policy.name.ColumnName;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/**
 * What the columns that stay still tell of the people: a line for each table whose map names quasi-identifiers, below the plan's own table.
 *
 * <pre>
 * clienttask.web_visit by ip, user_agent, once masked by web-visits: 14 of 20,311 rows are in groups of fewer than 5 (812 now); the smallest
 * group has 2 rows (1 now). Somebody may still be told from all others: mask more of these columns, or purge earlier.
 * </pre>
 */
final class KAnonymityReport {
    private KAnonymityReport() {}

    static void print(KAnonymity figure, PrintWriter out) {
        out.println(line(figure));
    }

    static String line(KAnonymity figure) {
        String place = figure.table() + " by " + columns(figure) + ", once masked by " + figure.category() + ": ";
        return figure.after().rows() == 0 ? place + "no row is masked yet." : place + figures(figure);
    }

    private static String figures(KAnonymity figure) {
        KAnonymity.Groups before = figure.before();
        KAnonymity.Groups after = figure.after();
        return Words.number(after.rowsBelow()) + " of " + Words.count(after.rows(), "row")
                + (after.rowsBelow() == 1 ? " is" : " are") + " in groups of fewer than "
                + figure.quasiIdentifiers().k() + " (" + Words.number(before.rowsBelow())
                + " now); the smallest group has " + Words.count(after.smallest(), "row") + " ("
                + Words.number(before.smallest()) + " now)."
                + (figure.isWarning()
                        ? " Somebody may still be told from all others: mask more of these columns, or purge earlier."
                        : "");
    }

    private static String columns(KAnonymity figure) {
        return figure.quasiIdentifiers().columns().stream()
                .map(ColumnName::name)
                .collect(Collectors.joining(", "));
    }
}
