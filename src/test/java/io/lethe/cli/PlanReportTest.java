package io.lethe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.cli.terminal.Terminal;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Counts;
import io.lethe.plan.Guard;
import io.lethe.plan.Partition;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import io.lethe.policy.Masking;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanReportTest {
    private static final TableStep LEAD =
            step(1, "lead", new AccessPath.StartIndex("created"), new Counts(1_204, 3, 0, 17, 301_000), new Guard.Ok());
    private static final TableStep INVOICE = step(
            2,
            "invoice",
            new AccessPath.KeyOrder("accepted by scan: full"),
            new Counts(88_178, 12, 5, 0, 90_000),
            new Guard.OverLimit("98.0 % of the table, over 25 %"));

    @Test
    void printsEveryColumnWhereAsked() {
        RunPlan plan = plan(LEAD, INVOICE);

        assertThat(printed(plan, true))
                .isEqualTo("""
                Plan for crm as of 2026-11-22 09:30:00Z

                  POLICY   ACTION  TABLE        CUT-OFF                        DUE  HELD  WAITING  UNDATED  OF TABLE  PARTITIONS  READS BY                                   GUARD
                  lead     purge   crm.lead     2025-10-22T00:00+00:00 UTC   1,204     3        0       17     0.4 %           1  index created                              ok
                  invoice  purge   crm.invoice  2025-10-22T00:00+00:00 UTC  88,178    12        5        0    98.0 %           1  full pass by key (accepted by scan: full)  STOP: 98.0 % of the table, over 25 %

                digest %s
                """.replace("%s", plan.digest().hex()));
    }

    @Test
    void saysOnceWhatIsTheSameOnEveryLine() {
        RunPlan plan = plan(LEAD);

        assertThat(printed(plan, false))
                .isEqualTo("""
                Plan for crm as of 2026-11-22 09:30:00Z: what would be purged

                  POLICY  TABLE  BEFORE        DUE  HELD  UNDATED  OF TABLE
                  lead    lead   2025-10-22  1,204     3       17     0.4 %

                Tables are in crm. Days begin at midnight in UTC. No row waits for another. Every step is within its limits.
                digest %s
                """.replace("%s", plan.digest().hex()));
    }

    @Test
    void showsWaitingRowsAndGuardsThatStop() {
        RunPlan plan = plan(LEAD, INVOICE);

        assertThat(printed(plan, false))
                .isEqualTo("""
                Plan for crm as of 2026-11-22 09:30:00Z: what would be purged

                  POLICY   TABLE    BEFORE         DUE  HELD  WAITING  UNDATED  OF TABLE  GUARD
                  lead     lead     2025-10-22   1,204     3        0       17     0.4 %  ok
                  invoice  invoice  2025-10-22  88,178    12        5        0    98.0 %  STOP: 98.0 % of the table, over 25 %

                Tables are in crm. Days begin at midnight in UTC.
                digest %s
                """.replace("%s", plan.digest().hex()));
    }

    @Test
    void leavesOutOnANarrowTerminalWhatTheRestSays() {
        RunPlan plan = plan(LEAD);

        assertThat(narrow(plan)).isEqualTo("""
                Plan for crm as of 2026-11-22 09:30:00Z: what would be purged

                  POLICY  TABLE  BEFORE        DUE  HELD  UNDATED
                  lead    lead   2025-10-22  1,204     3       17

                Tables are in crm. Days begin at midnight in UTC. No row waits for another. Every step is within its limits.
                The terminal is too narrow for all columns: lethe plan --wide shows them.
                digest %s
                """.replace("%s", plan.digest().hex()));
    }

    @Test
    void saysWhereItCountsMoreThanMayBeChanged() {
        TableStep lead = LEAD;
        TableStep pointing = new TableStep(
                2,
                lead.category(),
                lead.policyHash(),
                1,
                1,
                new Action.Anonymise(Map.of(new ColumnName("mentor"), new Masking.Remove(false))),
                lead.dataset(),
                lead.table(),
                lead.cutoff(),
                new AccessPath.WithStep(1, List.of(new ColumnName("mentor"))),
                new Counts(1_100, 0, 0, 0, 301_000),
                new Guard.Ok(),
                List.of());

        assertThat(printed(plan(lead, pointing), false))
                .contains(
                        "\ncrm.lead keeps its rows: mentor by remove. At most 1,100 of them: who goes first need not cease to point.\n");
    }

    @Test
    void sumsUp() {
        assertThat(PlanReport.summary(List.of(plan(LEAD, INVOICE))))
                .isEqualTo("2 of 2 steps have work: 89,382 rows are due.");
        assertThat(PlanReport.summary(List.of(plan()))).isEqualTo("Nothing is due.");
    }

    private static String narrow(RunPlan plan) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new PlanReport(new PolicySet(List.of(), List.of(), List.of())).print(plan, out, Terminal.watched(out, out, 54));
        return text.toString();
    }

    private static String printed(RunPlan plan, boolean wide) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        PlanReport report = new PlanReport(new PolicySet(List.of(), List.of(), List.of()));
        if (wide) {
            report.printWide(plan, out, Terminal.unwatched(out, out));
        } else {
            report.print(plan, out, Terminal.unwatched(out, out));
        }
        return text.toString();
    }

    private static RunPlan plan(TableStep... steps) {
        return new RunPlan(
                new TargetName("crm"),
                Instant.parse("2026-11-22T09:30:00Z"),
                Hash.of("set".getBytes(StandardCharsets.UTF_8)),
                List.of(steps));
    }

    private static TableStep step(int number, String name, AccessPath path, Counts counts, Guard guard) {
        return new TableStep(
                number,
                new Category(name),
                "51ab".repeat(16),
                1,
                1,
                new Action.Purge(),
                new DatasetId(name),
                TableName.of("crm." + name),
                Instant.parse("2025-10-22T00:00:00Z"),
                path,
                counts,
                guard,
                List.of(new Partition(1, null, null, counts.due())));
    }
}
