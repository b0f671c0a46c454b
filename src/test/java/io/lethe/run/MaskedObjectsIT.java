package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.Scope;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** The objects of rows that stay and lose the keys of these, judged as those of rows that go. */
class MaskedObjectsIT extends Uploads {
    /** A rule that masks and later purges: the object goes where its key does, and not where something else is masked. */
    @Test
    void deletesTheObjectWhoseKeyIsMaskedAndLeavesTheRow() throws Exception {
        workshop.policy("uploads", masking("{person: remove, file: remove}"));
        due(1, "one.pdf");
        due(2, "shared.pdf");
        young(3, "shared.pdf");
        due(4, null);
        due(5, "gone.pdf");
        put("one.pdf", "shared.pdf");

        assertThat(plan()).containsExactly("upload: 4 due", "objects.upload: 3 due");
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(4 + 2));

        assertThat(keys()).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        assertThat(pointing()).containsExactly("3");
        assertThat(stored()).containsExactly("shared.pdf");
        rows.claims("rows", ids(1, 5), Set.of("1", "2", "4", "5"));
        objects.claims(
                "objects",
                List.of("one.pdf|there", "one.pdf|gone", "shared.pdf|there", "gone.pdf|gone", "gone.pdf|there"),
                List.of("one.pdf|there", "gone.pdf|gone"));
        nothingIsOwed();
        assertThat(lastWord().objects()).isEqualTo(new ObjectCounts(3, 2, 2, 0, 0));
        assertThat(plan()).containsExactly("upload: 0 due", "objects.upload: 0 due");
    }

    /** A rule that masks a name first and purges later. */
    @Test
    void leavesTheObjectWhereOnlyOtherColumnsAreMasked() throws Exception {
        workshop.policy("uploads", """
                        rules:
                          - data: upload
                            since: removed
                            limits: {share-of-table: 100%}
                            steps:
                              - {after: 30 days, then: anonymise, fields: {person: remove}}
                              - {after: 100 years, then: purge}
                        tests:
                          - {as-of: 2026-11-22, row: {removed: 2026-01-01}, expect: anonymise}
                        """);
        due(1, "one.pdf");
        put("one.pdf");

        // A mark would do no harm, since the row still has the key; but a plan that names an object says that it may
        // go.
        assertThat(plan()).containsExactly("upload: 0 due", "objects.upload: 0 due", "upload: 1 due");
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        done -> assertThat(done.rows()).isEqualTo(1));

        assertThat(pointing()).containsExactly("1");
        assertThat(stored()).containsExactly("one.pdf");
        nothingIsOwed();
    }

    /** The object goes when the hold that came after the masking does: the row that would tell of it knows it no more. */
    @Test
    void keepsTheObjectOfAMaskedRowUnderAHoldThatCameLater() throws Exception {
        workshop.policy("uploads", masking("{file: remove}"));
        due(2, "two.pdf");
        put("two.pdf");
        Mortality once = Mortality.at(
                1,
                Side.AFTER,
                call -> call.startsWith("insert into `lethe_outpost`.`lease`")
                        && pointing().isEmpty());
        workshop.runUntil(once, "after the rows");
        assertThat(stored()).containsExactly("two.pdf");
        UUID hold = place(new Scope.Row(new DatasetId("thumbnail"), List.of("9")));

        assertThat(workshop.run()).isInstanceOf(RunOutcome.Incomplete.class);
        assertThat(stored()).containsExactly("two.pdf");
        holds().release(hold, "counsel", "the case is closed");

        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(stored()).isEmpty();
        objects.claims("in the end", List.of("two.pdf|there", "two.pdf|gone"), List.of("two.pdf|there"));
        nothingIsOwed();
    }

    private static String masking(String fields) {
        return """
                        rules:
                          - data: upload
                            since: removed
                            keep: 30 days
                            then: anonymise
                            fields: FIELDS
                            limits: {share-of-table: 100%}
                        tests:
                          - {as-of: 2026-11-22, row: {removed: 2026-01-01}, expect: anonymise}
                        """.replace("FIELDS", fields);
    }

    /** The same where rows stay. */
    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void leavesNoObjectOfAMaskedRowWithoutReceiptWhereverItDies(TestReporter reporter) throws Exception {
        workshop.policy("uploads", masking("{file: remove}"));
        diesEverywhere(reporter);
        assertThat(keys()).hasSizeGreaterThan(2 * 7);
    }
}
