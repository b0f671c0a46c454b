package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.hold.Scope;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.plan.Counts;
import io.lethe.plan.PlanRefusedException;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders in folders, and the shelves on which they stand. What of them goes a loop decides that knows no SQL. */
class TreeIT {
    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .policy("folder", """
                        rules:
                          - {data: folder, since: made, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                          - {data: shelf, since: made, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {data: folder, as-of: 2026-11-22, row: {made: 2026-01-01}, expect: purge}
                        """)
                .map("""
                        folder:
                          table: SCHEMA.folder
                          key: id
                          dates: {made: {type: date}}
                          children: [{table: SCHEMA.folder, via: parent, tree: leaves-first}]
                        shelf:
                          table: SCHEMA.shelf
                          key: id
                          dates: {made: {type: date}}
                          children: [{table: SCHEMA.folder, via: shelf}]
                        """)
                .sql("CREATE TABLE shelf (id INT PRIMARY KEY, made DATE, KEY (made))")
                .sql("CREATE TABLE folder (id INT PRIMARY KEY, parent INT, shelf INT, made DATE, KEY (made),"
                        + " FOREIGN KEY (parent) REFERENCES folder (id) ON DELETE CASCADE,"
                        + " FOREIGN KEY (shelf) REFERENCES shelf (id))");
    }

    /** Chains from {@code first} down, one row deeper each, on shelves of their own. */
    private void chain(int first, int length) {
        workshop.sql("INSERT INTO shelf VALUES (" + first + ", '2024-01-01')");
        for (int i = 0; i < length; i++) {
            workshop.sql("INSERT INTO folder VALUES (" + (first + i) + ", " + (i == 0 ? "NULL" : first + i - 1) + ", "
                    + first + ", '2024-01-01')");
        }
    }

    @Test
    void deletesEachTreeFromItsLeavesAsFarUpAsNothingStays() throws Exception {
        chain(10, 6);
        chain(20, 6);
        chain(30, 6);
        chain(40, 3);
        chain(50, 2);
        chain(60, 1);
        workshop.sql("UPDATE folder SET made = NULL WHERE id = 24");
        // It keeps the row itself, and the one that points at it.
        hold(new Scope.Row(new DatasetId("folder"), List.of("33")));
        // A ring with a row that hangs on it, and one that points at itself.
        workshop.sql("INSERT INTO folder VALUES (44, 40, NULL, '2024-01-01')");
        workshop.sql("UPDATE folder SET parent = 41 WHERE id = 40");
        workshop.sql("UPDATE folder SET parent = 60 WHERE id = 60");
        // More than one partition would take, and many a leaf in another than what it hangs on.
        workshop.sql("INSERT INTO folder SELECT seq.n, IF(seq.n = 1001, NULL, 1000 + (seq.n - 1000) DIV 2), NULL,"
                + " DATE_ADD('2024-01-01', INTERVAL MOD(seq.n, 3) DAY) FROM (SELECT a.d * 1000 + b.d * 100 + c.d * 10 + e.d + 1001 AS n FROM "
                + digits("a", 12) + ", " + digits("b", 10) + ", " + digits("c", 10) + ", " + digits("e", 10)
                + ") seq ORDER BY seq.n");
        Set<String> before = ids("folder");
        Set<String> stay = staying(Set.of(33, 34));

        List<TableStep> steps =
                workshop.engine().plan(Set.of(), workshop.clock().instant()).steps();
        // Due but waiting are 20 to 23, 30 to 32, the ring and the row that points at itself; their shelves wait, too.
        assertThat(steps)
                .extracting(TableStep::counts)
                .containsExactly(
                        new Counts(before.size() - stay.size(), 2, 4 + 3 + 2 + 1, 1, before.size()),
                        new Counts(2, 0, 4, 0, 6));
        assertThat(steps.getFirst().partitions()).hasSize(1);
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(before.size() - stay.size() + 2));

        assertThat(ids("folder")).isEqualTo(stay);
        assertThat(ids("shelf")).containsExactlyInAnyOrder("20", "30", "40", "60");
    }

    @Test
    void leavesEachRowInExactlyOneReceiptWhereverItDies() throws Exception {
        chain(10, 2);
        Set<String> before = ids("folder");
        List<KillPlace> places = KillPlaces.after(workshop.callsOfRun(TreeIT::isOfTheChunk));

        int first = 10;
        for (KillPlace place : places) {
            first += 10;
            chain(first, 2);
            before.addAll(ids("folder"));
            workshop.runUntil(place, TreeIT::isOfTheChunk);
            workshop.run();
            assertThat(ids("folder")).as(place.toString()).isEmpty();
        }

        assertThat(places).hasSizeGreaterThan(2);
        Evidence.of(workshop, "folder", KeyColumns.single("id", "int")).claims("in the end", before, before);
    }

    /** One server says so by itself, the other answers with too large a number. */
    @Test
    void refusesPlanOfTreeThatIsDeeperThanTheServerClimbs() {
        chain(10, 1_100);

        assertThatThrownBy(workshop::run)
                .isInstanceOf(PlanRefusedException.class)
                .hasMessage(
                        "1 problem: maps/workshop.yaml  expected trees (tree: leaves-first) of no more levels than the server"
                                + " climbs, since nobody could say which rows of a deeper one wait, but a table has one. Raise"
                                + " cte_max_recursion_depth (MySQL) or max_recursive_iterations (MariaDB), or open the tree with"
                                + " on-delete: detach");
        assertThat(ids("folder")).hasSize(1_100);
    }

    /** Each pass writes a segment of its own. */
    @Test
    void archivesTreeFromItsLeaves() throws Exception {
        workshop.policy("folder", """
                rules:
                  - {data: folder, since: made, keep: 30 days, then: archive, archive: {to: cold-store, keep: 6 years}, limits: {share-of-table: 100%}}
                tests:
                  - {as-of: 2026-11-22, row: {made: 2026-01-01}, expect: archive}
                """);
        chain(10, 3);
        Set<String> before = ids("folder");

        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);

        assertThat(ids("folder")).isEmpty();
        Evidence.of(workshop, "folder", KeyColumns.single("id", "int")).covers("in the end", before, Set.of());
        assertThat(workshop.own().sql().fetchValue("SELECT SUM(row_count) FROM segment"))
                .hasToString("3");
    }

    private static boolean isOfTheChunk(String call) {
        return call.contains("`.`folder` using") || call.contains("into `lethe_outpost`.`receipt`");
    }

    /** Takes leaves away until there is none that may go. */
    private Set<String> staying(Set<Integer> held) {
        Map<Integer, Integer> parents = new HashMap<>();
        Set<Integer> kept = new HashSet<>(held);
        workshop.schema().sql().fetch("SELECT id, parent, made FROM folder").forEach(row -> {
            parents.put(row.get(0, Integer.class), Objects.requireNonNullElse(row.get(1, Integer.class), 0));
            if (row.get(2) == null) {
                kept.add(row.get(0, Integer.class));
            }
        });
        boolean found = true;
        while (found) {
            Collection<Integer> pointedAt = Set.copyOf(parents.values());
            found = parents.keySet().removeIf(id -> !pointedAt.contains(id) && !kept.contains(id));
        }
        Set<String> staying = new HashSet<>();
        parents.keySet().forEach(id -> staying.add(id.toString()));
        return staying;
    }

    private static String digits(String alias, int count) {
        StringBuilder digits = new StringBuilder("(SELECT 0 AS d");
        for (int digit = 1; digit < count; digit++) {
            digits.append(" UNION ALL SELECT ").append(digit);
        }
        return digits + ") " + alias;
    }

    private Set<String> ids(String table) {
        return new HashSet<>(
                workshop.schema().sql().fetch("SELECT id FROM " + table).getValues(0, String.class));
    }

    private void hold(Scope scope) throws Exception {
        workshop.holds(Mortality.immortal()).place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET));
    }
}
