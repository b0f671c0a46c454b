package io.lethe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunSummary;
import io.lethe.run.RunSummary.State;
import io.lethe.run.RunSummary.StepSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoneRowsTest {
    private static final Instant THEN = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void sumsUpEachAction() {
        assertThat(DoneRows.words(1_214, run(Map.of("purge", 1_204L, "anonymise", 3L, "archive", 7L))))
                .isEqualTo("3 rows anonymised, 7 rows archived and 1,204 rows purged");
        assertThat(DoneRows.words(4, run(Map.of("purge", 1L, "anonymise", 3L, "archive", 0L))))
                .isEqualTo("3 rows anonymised and 1 row purged");
        assertThat(DoneRows.words(0, run(Map.of("purge", 0L)))).isEqualTo("0 rows purged");
    }

    @Test
    void tellsObjectsFromRows() {
        RunSummary both = run(Map.of("purge", 2L));
        List<StepSummary> steps = new ArrayList<>(both.steps());
        steps.add(new StepSummary(2, "upload", "purge", "objects.upload", true, 3, 3, 0, 0L));
        assertThat(DoneRows.words(5, run(steps))).isEqualTo("2 rows purged and 3 objects removed");
        assertThat(DoneRows.words(1, run(List.of(steps.getLast())))).isEqualTo("1 object removed");
        assertThat(DoneRows.counted(2, 3)).isEqualTo("2 rows and 3 objects");
        assertThat(DoneRows.counted(1, 0)).isEqualTo("1 row");
    }

    @Test
    void saysNoMoreThanIsKnown() {
        assertThat(DoneRows.words(5, null)).isEqualTo("5 rows worked off");
        assertThat(DoneRows.words(5, run(Map.of("purge", 1L, "archive", 1L)))).isEqualTo("5 rows worked off");
    }

    @Test
    void saysThatObjectsMayBeAmongWhatIsNotKnown() {
        List<StepSummary> steps = List.of(
                new StepSummary(1, "upload", "purge", "crm.upload", false, 3, 0, 0, null),
                new StepSummary(2, "upload", "purge", "objects.upload", true, 3, 0, 0, null));
        assertThat(DoneRows.words(5, run(steps))).isEqualTo("5 rows and objects worked off");
    }

    private static RunSummary run(Map<String, Long> doneByAction) {
        List<StepSummary> steps = new ArrayList<>();
        doneByAction.forEach((action, done) ->
                steps.add(new StepSummary(steps.size() + 1, "lead", action, "crm.lead", false, done, done, 0, 0L)));
        return run(steps);
    }

    private static RunSummary run(List<StepSummary> steps) {
        RunId id = RunId.parse("01980000-0000-7000-8000-000000000001");
        return new RunSummary(id, new TargetName("crm"), "9f3c", THEN, State.FINISHED, "", THEN, THEN, steps);
    }
}
