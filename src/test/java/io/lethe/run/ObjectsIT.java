package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.StoreUnreachableException;
import io.lethe.catalog.CatalogReader;
import io.lethe.hold.Scope;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Uploaded files that rows point at, judged by snapshots of the table and of the store that the test takes itself. */
class ObjectsIT extends Uploads {
    @Test
    void deletesTheObjectWithTheLastOfItsRowsAndSaysWhichWereGone() throws Exception {
        due(1, "a/one.pdf");
        due(2, "a/one.pdf");
        due(3, "Gone.pdf");
        due(4, "kept-by-a-row.pdf");
        young(5, "kept-by-a-row.pdf");
        due(6, "kept-by-another-table.pdf");
        workshop.sql("INSERT INTO thumbnail VALUES (1, 'kept-by-another-table.pdf')");
        due(7, null);
        due(8, "");
        due(9, "same-but-for-case.pdf");
        young(10, "SAME-BUT-FOR-CASE.pdf");
        put("a/one.pdf", "kept-by-a-row.pdf", "kept-by-another-table.pdf", "same-but-for-case.pdf", "nobodys.pdf");
        refusesToBeginWhileTheStoreIsAway();

        assertThat(plan()).containsExactly("upload: 8 due", "objects.upload: 5 due");
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(8 + 3));

        assertThat(keys()).containsExactlyInAnyOrder("5", "10");
        assertThat(stored()).containsExactlyInAnyOrder("kept-by-a-row.pdf", "kept-by-another-table.pdf", "nobodys.pdf");
        rows.claims("rows", ids(1, 10), Set.copyOf(List.of("1", "2", "3", "4", "6", "7", "8", "9")));
        objects.claims(
                "objects",
                List.of(
                        "a/one.pdf|there",
                        "a/one.pdf|gone",
                        "Gone.pdf|there",
                        "Gone.pdf|gone",
                        "kept-by-a-row.pdf|there",
                        "kept-by-another-table.pdf|there",
                        "same-but-for-case.pdf|there"),
                List.of("a/one.pdf|there", "Gone.pdf|gone", "same-but-for-case.pdf|there"));
        nothingIsOwed();
        assertThat(lastWord().rows()).isEqualTo(8 + 3);
        assertThat(lastWord().objects()).isEqualTo(new ObjectCounts(5, 3, 3, 0, 0));
    }

    /** No row that was due when the plan was made had an object. */
    @Test
    void takesTheObjectOfARowThatComesUnderTheRun() throws Exception {
        due(1, null);
        young(2, "kept.pdf");
        put("late.pdf", "kept.pdf");

        assertThat(workshop.engine()
                        .run(RunRequest.everything(), new StopSignal(), Watcher.atTheStart(() -> due(3, "late.pdf"))))
                .isInstanceOf(RunOutcome.Finished.class);

        assertThat(keys()).containsExactly("2");
        assertThat(stored()).containsExactly("kept.pdf");
        objects.claims("objects", List.of("late.pdf|there", "kept.pdf|there"), List.of("late.pdf|there"));
        nothingIsOwed();
    }

    /**
     * From the commit of the rows' receipt to that of the objects': before each call that leaves something behind, and after each commit. The object goes
     * before the call that takes its mark away.
     */
    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void leavesNoObjectWithoutRowAndReceiptWhereverItDies(TestReporter reporter) throws Exception {
        diesEverywhere(reporter);
        assertThat(keys()).isEmpty();
    }

    /** A receipt of the row is no leave to remove what somebody has ordered to keep since; but who is held since before was asked about the row. */
    @Test
    void keepsWhatAHoldCameForAfterTheRowAndNothingElse() throws Exception {
        place(new Scope.Subject("held"));
        due(1, "one.pdf");
        put("one.pdf");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(stored()).isEmpty();
        due(2, "two.pdf");
        put("two.pdf");
        dieAfterTheRows();
        UUID hold = place(new Scope.Row(new DatasetId("thumbnail"), List.of("9")));

        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        left -> assertThat(left.reason())
                                .isEqualTo("1 object is still to be removed (1 held since the row went)"));
        assertThat(lastWord().objects()).isEqualTo(new ObjectCounts(1, 0, 0, 0, 1));
        assertThat(keys()).isEmpty();
        assertThat(stored()).containsExactly("two.pdf");
        assertThat(left("one.pdf")).isEqualTo(new ObjectWhereabouts(false, false, false));
        assertThat(left("two.pdf")).isEqualTo(new ObjectWhereabouts(true, false, true));

        holds().release(hold, "counsel", "the case is closed");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(stored()).isEmpty();
        objects.claims(
                "in the end", List.of("one.pdf|there", "two.pdf|there"), List.of("one.pdf|there", "two.pdf|there"));
    }

    private ObjectWhereabouts left(String key) throws Exception {
        return workshop.objectSearch()
                .find(
                        new CatalogReader()
                                .read(
                                        workshop.target(Mortality.immortal()),
                                        Set.of(workshop.schema().name())),
                        "uploads",
                        key);
    }

    private void dieAfterTheRows() {
        Mortality once = Mortality.at(
                1, Side.AFTER, call -> call.startsWith("insert into `lethe_outpost`.`lease`") && !keys().contains("2"));
        workshop.runUntil(once, "after the rows");
        assertThat(keys()).isEmpty();
        assertThat(stored()).containsExactly("two.pdf");
    }

    private void refusesToBeginWhileTheStoreIsAway() throws Exception {
        Set<String> before = keys();
        Path elsewhere = Files.move(store, temporary.resolve("elsewhere"));

        assertThatThrownBy(workshop::run)
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessage("object store " + store + ": expected a directory but there is none. Mount it; the next run"
                        + " goes on.");

        assertThat(keys()).isEqualTo(before);
        Files.move(elsewhere, store);
    }
}
