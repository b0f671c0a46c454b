package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.action.ReceiptOutbox.Total;
import io.lethe.action.Skipped;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.entry.RunFinished;
import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Counts;
import io.lethe.plan.Guard;
import io.lethe.plan.TableStep;
import io.lethe.policy.Action;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastWordTest {
    private static final RunId RUN = RunId.parse("01980000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final TableStep ROWS =
            step(1, new AccessPath.StartIndex("removed"), new Counts(6, 1, 0, 2, 40), "crm.upload");
    private static final TableStep OBJECTS =
            step(2, new AccessPath.Objects("uploads"), new Counts(4, 3, 0, 0, 7), "objects.upload");

    private final RunTally tally = new RunTally();

    @Test
    void countsObjectsAmongRowsAndApart() {
        tally.add(1, 5, Skipped.ofLocked(1));
        tally.add(2, 3, new Skipped(0, 0, 2, 0, 0, 0));

        assertThat(word(List.of(ROWS, OBJECTS), Map.of(1, new Total(2, 5), 2, new Total(1, 3)), Map.of(1, 1L, 2, 2L)))
                .isEqualTo(new RunFinished(
                        RUN, 3, 8, 4 + 1, 0, new ObjectCounts(4, 3, 1, 3, 2), new RunFinished.Tally(10, 4, 2, 3, NOW)));
    }

    /** More objects may be owed than this run has removed: from runs before it. */
    @Test
    void doesNotCallRowsDueForWhatIsLeftOfObjects() {
        RunFinished word = word(List.of(ROWS, OBJECTS), Map.of(1, new Total(1, 5), 2, new Total(1, 1)), Map.of(2, 4L));

        assertThat(word.objects().absent()).isZero();
        assertThat(word.absent()).isEqualTo(5);
    }

    @Test
    void saysNothingOfObjectsWhereThereAreNone() {
        assertThat(word(List.of(ROWS), Map.of(1, new Total(1, 5)), Map.of()).objects())
                .isEqualTo(ObjectCounts.NONE);
    }

    private RunFinished word(List<TableStep> steps, Map<Integer, Total> totals, Map<Integer, Long> due) {
        return new LastWord(steps, totals, tally, new Absence(due, Map.of(), List.of())).entry(RUN, NOW);
    }

    private static TableStep step(int number, AccessPath path, Counts counts, String table) {
        return new TableStep(
                number,
                new Category("upload"),
                "00",
                1,
                1,
                new Action.Purge(),
                new DatasetId("upload"),
                TableName.of(table),
                NOW,
                path,
                counts,
                new Guard.Ok(),
                List.of());
    }
}
