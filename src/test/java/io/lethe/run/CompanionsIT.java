package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.hold.Scope;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.CallWatcher;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, whose orders and settings go with them, and with the orders their lines; and visits, which do not. */
class CompanionsIT {
    private static final Map<String, KeyColumns> KEYS = Map.of(
            "account", KeyColumns.single("id", "int"),
            "orders", KeyColumns.single("id", "int"),
            "setting", KeyColumns.single("id", "int"),
            "line",
                    new KeyColumns(List.of(
                            new KeyColumns.KeyColumn(new ColumnName("orders"), "int"),
                            new KeyColumns.KeyColumn(new ColumnName("no"), "int"))));

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Map<String, Set<String>> before = Map.of();

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        limit("{share-of-table: 100%}");
        workshop.map("""
                account:
                  table: SCHEMA.account
                  key: id
                  dates: {closed: {type: date}}
                  children:
                    - {table: SCHEMA.orders, via: account, on-delete: with}
                    - {table: SCHEMA.setting, via: account, on-delete: with}
                    - {table: SCHEMA.visit, via: account}
                orders:
                  table: SCHEMA.orders
                  key: id
                  children: [{table: SCHEMA.line, via: orders, on-delete: with}, {table: SCHEMA.parcel, via: orders}]
                line: {table: SCHEMA.line, key: [orders, no], subject: email}
                setting: {table: SCHEMA.setting, key: id}
                """);
        workshop.sql("CREATE TABLE account (id INT PRIMARY KEY, closed DATE, KEY (closed))")
                .sql("CREATE TABLE orders (id INT PRIMARY KEY, account INT NOT NULL,"
                        + " FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE)")
                .sql("CREATE TABLE line (orders INT, no INT, email VARCHAR(40), PRIMARY KEY (orders, no),"
                        + " FOREIGN KEY (orders) REFERENCES orders (id) ON DELETE CASCADE)")
                .sql("CREATE TABLE parcel (id INT PRIMARY KEY, orders INT,"
                        + " FOREIGN KEY (orders) REFERENCES orders (id) ON DELETE CASCADE)")
                .sql("CREATE TABLE setting (id INT PRIMARY KEY, account INT,"
                        + " FOREIGN KEY (account) REFERENCES account (id) ON DELETE SET NULL)")
                .sql("CREATE TABLE visit (id INT PRIMARY KEY, account INT,"
                        + " FOREIGN KEY (account) REFERENCES account (id))");
    }

    private void limit(String limits) {
        workshop.policy("account", """
                rules:
                  - {data: account, since: closed, keep: 30 days, then: purge, limits: LIMITS}
                tests:
                  - {as-of: 2026-11-22, row: {closed: 2026-01-01}, expect: purge}
                """.replace("LIMITS", limits));
    }

    /** Each account has two orders of two lines each, and a setting. */
    private void fill(int first, int last) {
        for (int id = first; id <= last; id++) {
            workshop.sql("INSERT INTO account VALUES (" + id + ", '2024-01-01')");
            workshop.sql(
                    "INSERT INTO orders VALUES (" + id * 10 + ", " + id + "), (" + (id * 10 + 1) + ", " + id + ")");
            workshop.sql("INSERT INTO setting VALUES (" + id + ", " + id + ")");
        }
        workshop.sql("INSERT INTO line SELECT id, 1, CONCAT('u', account) FROM orders WHERE account >= " + first
                + " UNION ALL SELECT id, 2, 'shop' FROM orders WHERE account >= " + first);
        before = keys();
    }

    @Test
    void deletesWholeFamiliesButForThoseThatSomethingKeeps() throws Exception {
        fill(1, 6);
        workshop.sql("UPDATE account SET closed = '2999-01-01' WHERE id = 2");
        workshop.sql("INSERT INTO visit VALUES (1, 3)");
        hold(new Scope.Row(new DatasetId("line"), List.of("41", "2")));
        hold(new Scope.Subject("u5"));

        assertThat(counts())
                .containsExactly(
                        "line 8 due, 8 held, 4 waiting, of 24, with the rows of step 2",
                        "orders 4 due, 4 held, 2 waiting, of 12, with the rows of step 4",
                        "setting 2 due, 2 held, 1 waiting, of 6, with the rows of step 4",
                        "account 2 due, 2 held, 1 waiting, of 6, index closed");
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(16));

        assertThat(keys().get("account")).containsExactlyInAnyOrder("2", "3", "4", "5");
        assertThat(keys().get("line")).hasSize(16);
        everythingGoneIsProved("in the end");
        assertThat(workshop.schema().sql().fetchValue("SELECT COUNT(DISTINCT created_at) FROM lethe_outpost.receipt"))
                .as("all receipts were written together")
                .isNotNull();
        assertThat(workshop.own()
                        .sql()
                        .fetch("SELECT done, skipped, remaining FROM run_step ORDER BY step")
                        .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2)))
                .containsExactly("8 0 0", "4 0 0", "2 0 0", "2 0 0");
    }

    @Test
    void letsNoChildComeBetweenLockAndDeletion() throws Exception {
        fill(1, 2);
        AtomicReference<CompletableFuture<Void>> child = new AtomicReference<>();

        run(CallWatcher.beforeFirst(
                "delete from",
                () -> child.set(CompletableFuture.runAsync(() -> workshop.sql("INSERT INTO orders VALUES (99, 2)")))));

        assertThatThrownBy(() -> child.get().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IntegrityConstraintViolationException.class);
        assertThat(keys().values()).allMatch(Set::isEmpty);
        everythingGoneIsProved("in the end");
    }

    /** A session that checks no foreign keys takes no lock on the row above: the deletion of that row has to notice by itself. */
    @Test
    void missesNoChildOfSessionThatChecksNoForeignKeys() throws Exception {
        fill(1, 2);

        run(CallWatcher.beforeFirst("delete from", () -> unchecked("INSERT INTO orders VALUES (99, 2)")));

        assertThat(keys().values()).allMatch(Set::isEmpty);
        before.computeIfAbsent("orders", table -> new HashSet<>()).add("99");
        everythingGoneIsProved("in the end");
    }

    /** It may come until the row is locked at which it points, which is after the row at the top. */
    @Test
    void leavesNothingToTheServersCascades() throws Exception {
        fill(1, 2);

        run(CallWatcher.beforeFirst("nowait", () -> workshop.sql("INSERT INTO parcel VALUES (1, 21)")));

        assertThat(workshop.schema().sql().fetchValue("SELECT COUNT(*) FROM parcel"))
                .isEqualTo(1L);
        assertThat(keys().get("account")).containsExactly("2");
        assertThat(keys().get("line")).hasSize(4);
        everythingGoneIsProved("in the end");
    }

    /** The row at the top was locked when nothing of its family was held; one of them becomes a held person's before it is locked itself. */
    @Test
    void keepsFamilyOfWhichOneBecomesAHeldPersons() throws Exception {
        fill(1, 2);
        hold(new Scope.Subject("u9"));

        run(CallWatcher.beforeFirst(
                "nowait", () -> workshop.sql("UPDATE line SET email = 'u9' WHERE orders = 10 AND no = 1")));

        assertThat(keys().get("account")).containsExactly("1");
        assertThat(keys().get("line")).contains("10|1");
        everythingGoneIsProved("in the end");
    }

    @Test
    void takesFamilyThatIsLargerThanChunkInSeveral() throws Exception {
        fill(1, 3);
        workshop.sql(
                "INSERT INTO line SELECT 20, id.n + 10, 'u2' FROM (WITH RECURSIVE seq (n) AS (SELECT 1 UNION ALL"
                        + " SELECT n + 1 FROM seq WHERE n < 999) SELECT a.n * 1000 + b.n AS n FROM seq a JOIN seq b ON a.n <= 12) id");
        before = keys();

        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);

        assertThat(keys().values()).allMatch(Set::isEmpty);
        assertThat(workshop.schema().sql().fetchValue("SELECT MAX(row_count) FROM lethe_outpost.receipt"))
                .isEqualTo(5_000);
        everythingGoneIsProved("in the end");
    }

    @Test
    void takesNoMoreOfAnyTableThanItsPlanAndPolicyAllow() throws Exception {
        limit("{rows-per-run: 20, share-of-table: 100%}");
        fill(1, 4);
        Watcher late = Watcher.atTheStart(
                () -> workshop.sql(
                        "INSERT INTO line SELECT 30, 100 + id, 'u3' FROM orders UNION ALL SELECT 40, 100 + id, 'u4' FROM orders"));

        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), late);

        assertThat(outcome).isInstanceOf(RunOutcome.Incomplete.class);
        assertThat(workshop.schema().sql().fetchValue("SELECT COUNT(*) FROM line"))
                .isEqualTo(16L + 16 - 20);
    }

    @Test
    void leavesEachDeletedRowInExactlyOneReceiptWhereverItDies(TestReporter reporter) throws Exception {
        fill(1, 2);
        List<KillPlace> places = KillPlaces.after(workshop.callsOfRun(CompanionsIT::isOfTheChunk));
        everythingGoneIsProved("reference");

        int account = 2;
        for (KillPlace place : places) {
            fill(account + 1, account + 2);
            account += 2;
            workshop.runUntil(place, CompanionsIT::isOfTheChunk);
            workshop.run();
            assertThat(keys().values()).as(place.toString()).allMatch(Set::isEmpty);
            everythingGoneIsProved(place.toString());
        }

        reporter.publishEntry("kill points", Integer.toString(places.size()));
        assertThat(places).hasSizeGreaterThan(5);
    }

    /** After which rows are gone without a receipt, or with some of them; all else is said in every run, and KillAnywhereIT dies there. */
    private static boolean isOfTheChunk(String call) {
        return call.contains("delete from") || call.contains("into `lethe_outpost`.`receipt`");
    }

    private List<String> counts() throws SQLException {
        return workshop.engine().plan(Set.of(), workshop.clock().instant()).steps().stream()
                .map(CompanionsIT::words)
                .toList();
    }

    private static String words(TableStep step) {
        return step.table().table() + " " + step.counts().due() + " due, "
                + step.counts().held() + " held, " + step.counts().waiting() + " waiting, of "
                + step.counts().table() + ", " + step.path();
    }

    private void hold(Scope scope) throws Exception {
        workshop.holds(Mortality.immortal()).place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET));
    }

    private void run(CallWatcher watcher) throws SQLException {
        assertThat(workshop.run(Mortality.watched(watcher))).isInstanceOf(RunOutcome.Finished.class);
    }

    private void unchecked(String statement) {
        workshop.schema().sql().connection(connection -> {
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.execute("SET foreign_key_checks = 0");
                jdbc.execute(statement);
                jdbc.execute("SET foreign_key_checks = 1");
            }
        });
    }

    private Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new TreeMap<>();
        KEYS.forEach((table, columns) -> keys.put(table, keys(table, columns)));
        return keys;
    }

    private Set<String> keys(String table, KeyColumns columns) {
        String key = columns.columns().stream()
                .map(column -> column.name().name())
                .collect(Collectors.joining(", '|', ", "CONCAT(", ")"));
        return new HashSet<>(workshop.schema()
                .sql()
                .fetch("SELECT " + key + " FROM " + table)
                .getValues(0, String.class));
    }

    private void everythingGoneIsProved(String when) {
        Map<String, Set<String>> after = keys();
        KEYS.forEach((table, columns) -> {
            Set<String> gone = new HashSet<>(before.getOrDefault(table, Set.of()));
            gone.removeAll(after.getOrDefault(table, Set.of()));
            Evidence.of(workshop, table, columns)
                    .claims(when + ", " + table, before.getOrDefault(table, Set.of()), gone);
        });
    }
}
