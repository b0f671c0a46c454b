package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.Scope;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.CallWatcher;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** People who go; their tasks and the people they taught stay, and cease to point at them. Their badges go with them, and doors stay without these. */
class DetachIT {
    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        limit("{share-of-table: 100%}");
        workshop.policy("task", """
                rules:
                  - {data: task, since: done, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                tests:
                  - {as-of: 2026-11-22, row: {done: 2026-01-01}, expect: purge}
                """);
        workshop.map("""
                person:
                  table: SCHEMA.person
                  key: id
                  dates: {gone: {type: date}}
                  children:
                    - {table: SCHEMA.badge, via: person, on-delete: with}
                    - {table: SCHEMA.task, via: owner, on-delete: detach}
                    - {table: SCHEMA.task, via: reviewer, on-delete: detach}
                    - {table: SCHEMA.person, via: mentor, on-delete: detach}
                badge:
                  table: SCHEMA.badge
                  key: id
                  children: [{table: SCHEMA.door, via: badge, on-delete: detach}]
                task: {table: SCHEMA.task, key: id, dates: {done: {type: date}}, subject: about, children: [{table: SCHEMA.person, via: current, on-delete: detach}]}
                door: {table: SCHEMA.door, key: id}
                """);
        workshop.sql("CREATE TABLE person (id INT PRIMARY KEY, gone DATE, mentor INT, current INT, KEY (gone),"
                        + " FOREIGN KEY (mentor) REFERENCES person (id) ON DELETE SET NULL)")
                .sql("CREATE TABLE badge (id INT PRIMARY KEY, person INT NOT NULL,"
                        + " FOREIGN KEY (person) REFERENCES person (id) ON DELETE CASCADE)")
                .sql("CREATE TABLE task (id INT PRIMARY KEY, owner INT, reviewer INT, about VARCHAR(9), done DATE,"
                        + " changed TIMESTAMP NOT NULL DEFAULT '2020-01-01 00:00:00' ON UPDATE CURRENT_TIMESTAMP, KEY (done),"
                        + " FOREIGN KEY (owner) REFERENCES person (id) ON DELETE SET NULL,"
                        + " FOREIGN KEY (reviewer) REFERENCES person (id) ON DELETE CASCADE)")
                .sql("ALTER TABLE person ADD FOREIGN KEY (current) REFERENCES task (id)")
                .sql("CREATE TABLE door (id INT PRIMARY KEY, badge INT, FOREIGN KEY (badge) REFERENCES badge (id))");
    }

    private void limit(String limits) {
        workshop.policy("person", """
                rules:
                  - {data: person, since: gone, keep: 30 days, then: purge, limits: LIMITS}
                tests:
                  - {as-of: 2026-11-22, row: {gone: 2026-01-01}, expect: purge}
                """.replace("LIMITS", limits));
    }

    /** Each person has a badge that opens a door, owns two tasks, reviews one, works at the first, and was taught by the one before. */
    private void fill(int first, int last) {
        for (int id = first; id <= last; id++) {
            int task = id * 10;
            workshop.sql("INSERT INTO person VALUES (" + id + ", '2024-01-01', NULL, NULL)");
            workshop.sql("INSERT INTO badge VALUES (" + id + ", " + id + ")");
            workshop.sql("INSERT INTO door VALUES (" + id + ", " + id + ")");
            workshop.sql("INSERT INTO task (id, owner, reviewer, about) VALUES (" + task + ", " + id + ", NULL, 'u" + id
                    + "'), (" + (task + 1) + ", " + id + ", NULL, NULL), (" + (task + 2) + ", NULL, " + id + ", NULL)");
            workshop.sql("UPDATE person SET current = " + task + ", mentor = "
                    + (id == first ? "NULL" : Integer.toString(id - 1)) + " WHERE id = " + id);
        }
    }

    @Test
    void letsRowsThatStayCeaseToPointAtThoseThatGo() throws Exception {
        fill(1, 8);
        workshop.sql("UPDATE person SET gone = NULL WHERE id IN (2, 7)");
        workshop.sql("UPDATE task SET done = '2024-01-01' WHERE id IN (11, 20)");
        hold(new Scope.Subject("u3"));
        hold(new Scope.Row(new DatasetId("door"), List.of("4")));
        // What plain SQL says: 2 and 7 are not due, and of 3 and 4 something is held that would be changed.
        List<String> expected = rows(
                "SELECT CONCAT_WS('|', 'task', id, IF(owner IN (1, 5, 6, 8), '', COALESCE(owner, '')),"
                        + " IF(reviewer IN (1, 5, 6, 8), '', COALESCE(reviewer, '')), changed) FROM task WHERE id NOT IN (11, 20)",
                "SELECT CONCAT_WS('|', 'person', id, IF(mentor IN (1, 5, 6, 8), '', COALESCE(mentor, '')),"
                        + " IF(current IN (11, 20), '', current)) FROM person WHERE id NOT IN (1, 5, 6, 8)",
                "SELECT CONCAT_WS('|', 'badge', id) FROM badge WHERE id NOT IN (1, 5, 6, 8)",
                "SELECT CONCAT_WS('|', 'door', id, IF(badge IN (1, 5, 6, 8), '', badge)) FROM door");

        assertThat(counts())
                .containsExactly(
                        "anonymise door 4 due, 2 held, of 8, with the rows of step 2",
                        "purge badge 4 due, 2 held, of 8, with the rows of step 6",
                        "anonymise task 8 due, 4 held, of 24, with the rows of step 6",
                        "anonymise task 4 due, 2 held, of 24, with the rows of step 6",
                        "anonymise person 3 due, 2 held, of 8, with the rows of step 6",
                        "purge person 4 due, 2 held, of 8, index gone",
                        "anonymise person 1 due, 0 held, of 8, with the rows of step 8",
                        "purge task 2 due, 0 held, of 24, index done");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);

        assertThat(now()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(workshop.own()
                        .sql()
                        .fetch("SELECT done, remaining FROM run_step ORDER BY step")
                        .map(row -> row.get(0) + " " + row.get(1)))
                .containsExactly("4 0", "4 0", "8 0", "4 0", "3 0", "4 0", "1 0", "2 0");
        claims("door", ids("SELECT id FROM door"), Set.of("1", "5", "6", "8"));
        claims("badge", Set.of("1", "2", "3", "4", "5", "6", "7", "8"), Set.of("1", "5", "6", "8"));
        claims(
                "task",
                ids("SELECT id FROM task"),
                Set.of("10", "12", "50", "51", "52", "60", "61", "62", "80", "81", "82"));
    }

    /** The row that goes was locked when nothing of its own was held; what points at it becomes a held person's before it is locked itself. */
    @Test
    void keepsRowAtWhichOnePointsThatBecomesAHeldPersons() throws Exception {
        fill(1, 2);
        hold(new Scope.Subject("u9"));

        run(CallWatcher.beforeFirst("nowait", () -> workshop.sql("UPDATE task SET about = 'u9' WHERE id = 10")));

        assertThat(ids("SELECT id FROM person")).containsExactly("1");
        assertThat(ids("SELECT id FROM task WHERE owner = 1")).containsExactlyInAnyOrder("10", "11");
        assertThat(ids("SELECT id FROM badge")).containsExactly("1");
        claims("task", ids("SELECT id FROM task"), Set.of("20", "21", "22"));
    }

    @Test
    void changesNoMoreRowsThanPlanAndPolicyAllow() throws Exception {
        limit("{rows-per-run: 6, share-of-table: 100%}");
        fill(1, 2);
        Watcher late = Watcher.atTheStart(() -> workshop.sql(
                "INSERT INTO task (id, owner) SELECT 100 + id, 1 FROM task UNION ALL SELECT 200 + id, 2 FROM task"));

        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), late);

        assertThat(outcome).isInstanceOf(RunOutcome.Incomplete.class);
        assertThat(ids("SELECT id FROM task WHERE owner IS NOT NULL")).hasSize(4 + 12 - 6);
    }

    @Test
    void leavesEachChangedRowInExactlyOneReceiptWhereverItDies(TestReporter reporter) throws Exception {
        fillPlainly(1, 2);
        List<KillPlace> places = KillPlaces.after(workshop.callsOfRun(this::isOfTheChunk));
        everythingIsProved("reference");

        int person = 2;
        for (KillPlace place : places) {
            fillPlainly(person + 1, person + 2);
            person += 2;
            workshop.runUntil(place, this::isOfTheChunk);
            workshop.run();
            everythingIsProved(place.toString());
        }

        reporter.publishEntry("kill points", Integer.toString(places.size()));
        assertThat(places).hasSize(2);
    }

    /** No row of which two things are done, and no more than one table of each kind. */
    private void fillPlainly(int first, int last) {
        fill(first, last);
        workshop.sql("UPDATE person SET mentor = NULL, current = NULL")
                .sql("DELETE FROM door")
                .sql("DELETE FROM badge")
                .sql("DELETE FROM task WHERE reviewer IS NOT NULL");
    }

    /** Between what is done to those that stay, and to those that go; CompanionsIT dies at the receipts. */
    private boolean isOfTheChunk(String call) {
        return call.contains("delete from")
                || call.startsWith("update `" + workshop.schema().name());
    }

    /** All persons were due: all tasks point at nobody, and each was claimed once. */
    private void everythingIsProved(String when) {
        assertThat(ids("SELECT id FROM person")).as(when).isEmpty();
        assertThat(ids("SELECT id FROM task WHERE owner IS NOT NULL")).as(when).isEmpty();
        claims("task", ids("SELECT id FROM task"), ids("SELECT id FROM task"));
    }

    private void claims(String table, Set<String> rows, Set<String> changed) {
        Evidence.of(workshop, table, KeyColumns.single("id", "int")).claims(table, rows, changed);
    }

    private Set<String> ids(String query) {
        return new HashSet<>(rows(query));
    }

    private List<String> now() {
        return rows(
                "SELECT CONCAT_WS('|', 'task', id, COALESCE(owner, ''), COALESCE(reviewer, ''), changed) FROM task",
                "SELECT CONCAT_WS('|', 'person', id, COALESCE(mentor, ''), COALESCE(current, '')) FROM person",
                "SELECT CONCAT_WS('|', 'badge', id) FROM badge",
                "SELECT CONCAT_WS('|', 'door', id, COALESCE(badge, '')) FROM door");
    }

    private List<String> rows(String... queries) {
        List<String> rows = new ArrayList<>();
        for (String query : queries) {
            rows.addAll(workshop.schema().sql().fetch(query).getValues(0, String.class));
        }
        return rows;
    }

    private List<String> counts() throws SQLException {
        return workshop.engine().plan(Set.of(), workshop.clock().instant()).steps().stream()
                .map(DetachIT::words)
                .toList();
    }

    private static String words(TableStep step) {
        return step.action().called() + " " + step.table().table() + " "
                + step.counts().due() + " due, " + step.counts().held() + " held, of "
                + step.counts().table() + ", " + step.path();
    }

    private void hold(Scope scope) throws Exception {
        workshop.holds(Mortality.immortal()).place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET));
    }

    private void run(CallWatcher watcher) throws SQLException {
        assertThat(workshop.run(Mortality.watched(watcher))).isInstanceOf(RunOutcome.Finished.class);
    }
}
