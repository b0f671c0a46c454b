package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.hold.Gate;
import io.lethe.hold.Holds;
import io.lethe.hold.Placement;
import io.lethe.hold.Scope;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.ReceiptLost;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night's deletion, and then the database of the evening before: its rows, its receipts, its holds. */
class RestoredTargetIT {
    private static final List<String> TABLES = List.of(
            "activity", "lethe_outpost.receipt", "lethe_outpost.hold", "lethe_outpost.lease", "lethe_outpost.gate");

    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .policy("activity", """
                        rules:
                          - {data: activity, since: created_at, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: purge}
                        """)
                .map("activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}");
        workshop.sql(
                "CREATE TABLE activity (id BIGINT NOT NULL PRIMARY KEY, created_at DATETIME NOT NULL, KEY (created_at))");
        due(1, 2, 3);
    }

    @Test
    void stopsUntilAPersonHasLookedAndNeverPassesAHoldThatTheBackupDidNotHave() throws SQLException {
        workshop.run();
        due(4, 5, 6);
        backUp();
        workshop.run();
        assertThat(ids()).isEmpty();
        due(7);
        workshop.holds(Mortality.immortal())
                .place(
                        new Scope.Row(new DatasetId("activity"), List.of("5")),
                        "case 7",
                        "dispute",
                        "counsel",
                        Set.of(Workshop.TARGET));

        restore();

        assertThatThrownBy(workshop::run)
                .isInstanceOf(TargetRestoredException.class)
                .hasMessage(
                        "target workshop was restored from a backup, or another database stands behind its name: it has lost 1"
                                + " receipt that the ledger has. The rows that they were for may be back. Holds that it had lost are in force"
                                + " again: 1. No row was changed, and the target is paused. What is back is due again: look at"
                                + " `lethe replay workshop --plan`, place holds where the restored rows are needed, then"
                                + " `lethe resume --target workshop` and `lethe replay workshop --run`.");
        assertThat(ids()).containsExactly(4L, 5L, 6L);
        assertThat(types()).endsWith("restore.detected", "receipt.lost");
        assertThat(workshop.run()).isNotInstanceOf(RunOutcome.Finished.class);
        assertThat(ids()).containsExactly(4L, 5L, 6L);

        Gate.resume(workshop.target(Mortality.immortal()));
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(ids()).containsExactly(5L);
        assertThat(workshop.run()).isInstanceOf(RunOutcome.NothingToDo.class);
        assertThat(ledger().verify().holds()).isTrue();
    }

    /** The engine that notices dies at each of its calls; another one notices again. */
    @Test
    void recordsEachLossOnceWhereverItDiesWhileItNotices() throws SQLException {
        workshop.run();
        due(4, 5, 6);
        backUp();
        workshop.run();
        restore();
        Mortality seen = Mortality.immortal(call -> true);
        assertThatThrownBy(() -> workshop.run(seen)).isInstanceOf(TargetRestoredException.class);
        int calls = seen.calls().size();
        assertThat(calls).isGreaterThan(10);

        for (int call = 1; call <= calls; call++) {
            Gate.resume(workshop.target(Mortality.immortal()));
            workshop.run();
            due(4, 5, 6);
            workshop.run();
            restore();
            long before = lost();
            Mortality mortality = Mortality.at(call, Side.AFTER, text -> true);
            assertThatThrownBy(() -> workshop.run(mortality)).isNotNull();
            if (lost() == before) {
                assertThatThrownBy(workshop::run).as("after call %d", call).isInstanceOf(TargetRestoredException.class);
            }
            assertThat(lost()).as("after call %d", call).isGreaterThan(before);
            assertThat(ids()).as("after call %d", call).containsExactly(4L, 5L, 6L);
            assertThat(Gate.read(workshop.schema().sql(), Workshop.TARGET).paused())
                    .isTrue();
        }
        assertThat(ledger().entriesOf("receipt.lost"))
                .extracting(leaf -> ((ReceiptLost) leaf.entry()).leaf())
                .doesNotHaveDuplicates();
    }

    @Test
    void removesAHoldAgainThatTheBackupStillHad() throws SQLException {
        Holds holds = workshop.holds(Mortality.immortal());
        Placement hold = holds.place(
                new Scope.Row(new DatasetId("activity"), List.of("2")),
                "case 7",
                "dispute",
                "counsel",
                Set.of(Workshop.TARGET));
        backUp();
        holds.release(hold.hold(), "counsel", "settled");
        restore();

        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);

        assertThat(ids()).isEmpty();
    }

    /** Receipts have a time of their own: what a policy purged was not lost, wherever the engine died that purged it. */
    @Test
    void takesNoReceiptForLostThatAPolicyPurged() throws SQLException {
        purgesReceipts();
        workshop.run();
        oldReceipts();
        List<String> calls = workshop.callsOfRun(RestoredTargetIT::isAboutReceipts);
        assertThat(receipts()).isEqualTo(1);

        for (KillPlace place : KillPlaces.after(calls)) {
            oldReceipts();
            workshop.runUntil(place, RestoredTargetIT::isAboutReceipts);
            assertThat(workshop.run()).as(place.toString()).isNotInstanceOf(RunOutcome.Incomplete.class);
        }

        assertThat(lost()).isZero();
        assertThat(ledger().verify().holds()).isTrue();
    }

    @Test
    void countsNoPurgedReceiptAmongTheLostOnes() throws SQLException {
        purgesReceipts();
        workshop.run();
        due(4);
        workshop.run();
        oldReceipts();
        workshop.run();
        assertThat(receipts()).isEqualTo(1);
        backUp();
        due(5);
        workshop.run();
        restore();

        assertThatThrownBy(workshop::run)
                .isInstanceOf(TargetRestoredException.class)
                .hasMessageContaining("it has lost 1 receipt that the ledger has.");
    }

    private static boolean isAboutReceipts(String call) {
        return call.contains("receipt");
    }

    private void purgesReceipts() {
        workshop.policy("receipts", """
                        rules:
                          - data: receipt
                            since: created_at
                            when: {target: workshop, leaf: {is: not-null}, sealed_keys: {is: null}}
                            keep: 13 months
                            then: purge
                            limits: {share-of-table: 100%}
                        tests:
                          - {as-of: 2026-11-22, row: {target: workshop, leaf: 1, sealed_keys: null, created_at: 2025-01-01}, expect: purge}
                        """).map("""
                        activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}
                        receipt: {table: lethe_outpost.receipt, key: id, dates: {created_at: {type: datetime, zone: UTC}}, conditions: [target, leaf, sealed_keys]}
                        """);
    }

    private void oldReceipts() {
        workshop.sql("UPDATE lethe_outpost.receipt SET created_at = '2024-01-01'");
    }

    private int receipts() {
        return workshop.schema().sql().fetchCount(DSL.table(DSL.name("lethe_outpost", "receipt")));
    }

    private void due(long... ids) {
        for (long id : ids) {
            workshop.sql("INSERT INTO activity VALUES (" + id + ", '2025-03-01')");
        }
    }

    private void backUp() {
        for (String table : TABLES) {
            workshop.sql("CREATE TABLE backup_" + name(table) + " AS SELECT * FROM " + table);
        }
    }

    private void restore() {
        for (String table : TABLES) {
            workshop.sql("DELETE FROM " + table);
            workshop.sql("INSERT INTO " + table + " SELECT * FROM backup_" + name(table));
        }
    }

    private static String name(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    private List<Long> ids() {
        return workshop.schema()
                .sql()
                .fetch("SELECT id FROM activity ORDER BY id")
                .getValues(0, Long.class);
    }

    private List<String> types() {
        return workshop.own().sql().fetch("SELECT type FROM leaf ORDER BY idx").getValues(0, String.class);
    }

    private long lost() {
        return ledger().entriesOf("receipt.lost").size();
    }

    private Ledger ledger() {
        return workshop.ledger(Mortality.immortal());
    }
}
