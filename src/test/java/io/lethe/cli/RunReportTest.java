package io.lethe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.cli.terminal.Terminal;
import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunSummary;
import io.lethe.run.RunSummary.State;
import io.lethe.run.RunSummary.StepSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunReportTest {
    private static final RunSummary STOPPED = new RunSummary(
            RunId.parse("01980000-0000-7000-8000-000000000001"),
            new TargetName("crm"),
            "9f3c".repeat(16),
            Instant.parse("2026-11-22T02:00:00Z"),
            State.STOPPED,
            "the window closed",
            Instant.parse("2026-11-22T02:00:01Z"),
            Instant.parse("2026-11-22T05:00:00Z"),
            List.of(
                    new StepSummary(1, "lead", "purge", "crm.lead", false, 1_204, 1_200, 4, 0L),
                    new StepSummary(2, "invoice", "purge", "crm.invoice", false, 88_178, 20_500, 0, null)));

    private final StringWriter out = new StringWriter();

    @Test
    void showsARunStepByStep() {
        RunReport.show(lethe(), STOPPED);

        assertThat(out).hasToString("""
                run 01980000-0000-7000-8000-000000000001 on crm, as of 2026-11-22 02:00:00Z: stopped: the window closed
                plan 9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c

                  STEP  POLICY   ACTION  TABLE        PLANNED    DONE  SKIPPED  REMAINING
                     1  lead     purge   crm.lead       1,204   1,200        4          0
                     2  invoice  purge   crm.invoice   88,178  20,500        0          -
                """);
    }

    @Test
    void listsRuns() {
        RunReport.showAll(lethe(), List.of(STOPPED));

        assertThat(out).hasToString("""
                  RUN                                   TARGET  STARTED                 ROWS  STATE
                  01980000-0000-7000-8000-000000000001  crm     2026-11-22 02:00:01Z  21,700  stopped: the window closed
                """);
    }

    @Test
    void countsObjectsApart() {
        List<StepSummary> steps = List.of(
                new StepSummary(1, "upload", "purge", "crm.upload", false, 2_000, 2_000, 0, 0L),
                new StepSummary(2, "upload", "purge", "objects.upload", true, 1, 1, 0, 0L));
        RunReport.showAll(lethe(), List.of(STOPPED, with(steps)));

        assertThat(out.toString().lines().map(line -> line.substring(40, 88)))
                .containsExactly(
                        "TARGET  STARTED               ROWS              ",
                        "crm     2026-11-22 02:00:01Z  21,700            ",
                        "crm     2026-11-22 02:00:01Z  2,000 + 1 object  ");
    }

    private static RunSummary with(List<StepSummary> steps) {
        return new RunSummary(
                STOPPED.id(),
                STOPPED.target(),
                STOPPED.plan(),
                STOPPED.asOf(),
                STOPPED.state(),
                STOPPED.reason(),
                STOPPED.startedAt(),
                STOPPED.endedAt(),
                steps);
    }

    @Test
    void saysThatThereAreNone() {
        RunReport.showAll(lethe(), List.of());

        assertThat(out).hasToString("No runs yet.\n");
    }

    private Lethe lethe() {
        Terminal terminal = Terminal.unwatched(new PrintWriter(out), new PrintWriter(new StringWriter()));
        return new Lethe(terminal, new ClosedDoors(new IllegalStateException("closed")));
    }
}
