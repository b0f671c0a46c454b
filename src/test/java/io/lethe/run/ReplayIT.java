package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.SegmentName;
import io.lethe.hold.Gate;
import io.lethe.hold.Scope;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.RestoreDetected;
import io.lethe.ledger.entry.RunStarted;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night's deletions of several kinds, and then the database of the evening before, outpost and all; what a replay finds and deletes is held
 * against what plain SQL says of the tables.
 */
class ReplayIT {
    private static final List<String> OUTPOST =
            List.of("lethe_outpost.receipt", "lethe_outpost.hold", "lethe_outpost.lease", "lethe_outpost.gate");

    private static final List<String> TABLES = List.of("activity", "letter", "account", "account_order");

    /** Of the activities all but the held one, two whose keys are others' now, and one without a start; all letters, accounts and orders. */
    private static final int BACK = 1996 + 3 + 2 + 5;

    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .policy("activity", purge("activity", "created_at", "30 days"))
                .policy("letter", """
                        rules:
                          - {data: letter, since: sent_on, keep: 30 days, then: archive, archive: {to: cold-store, keep: 6 years},
                             limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {sent_on: 2026-01-01}, expect: archive}
                        """)
                .policy("account", purge("account", "closed_at", "30 days"))
                .map("""
                        activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}
                        letter: {table: SCHEMA.letter, key: [box, code], dates: {sent_on: {type: date}}}
                        account: {table: SCHEMA.account, key: id, dates: {closed_at: {type: datetime, zone: UTC}},
                          children: [{table: SCHEMA.account_order, via: account_id, on-delete: with}]}
                        account-order: {table: SCHEMA.account_order, key: id}
                        """);
        workshop.sql(
                "CREATE TABLE activity (id BIGINT NOT NULL PRIMARY KEY, created_at DATETIME NULL, KEY (created_at))");
        workshop.sql("CREATE TABLE letter (box INT NOT NULL, code VARCHAR(10) NOT NULL, sent_on DATE NOT NULL,"
                + " PRIMARY KEY (box, code), KEY (sent_on, box, code))");
        workshop.sql("CREATE TABLE account (id BIGINT NOT NULL PRIMARY KEY, closed_at DATETIME NULL, KEY (closed_at))");
        workshop.sql("CREATE TABLE account_order (id BIGINT NOT NULL PRIMARY KEY, account_id BIGINT NOT NULL,"
                + " CONSTRAINT of_account FOREIGN KEY (account_id) REFERENCES account (id))");
    }

    private static String purge(String data, String since, String keep) {
        return """
                rules:
                  - {data: DATA, since: SINCE, keep: KEEP, then: purge, limits: {rows-per-run: 1000, share-of-table: 100%}}
                tests:
                  - {as-of: 2026-11-22, row: {SINCE: 1971-01-01}, expect: purge}
                """.replace("DATA", data).replace("SINCE", since).replace("KEEP", keep);
    }

    @Test
    void deletesWhatABackupBroughtBackAndNothingElse() throws SQLException {
        comeBack();

        ReplayLook look = workshop.replays(Mortality.immortal()).look();

        assertThat(look.due()).isEqualTo(BACK);
        assertThat(tables(look).values())
                .containsExactly(
                        new ReplayedTable(table("account"), 3, 2, 0, 0, 0, 0, 0, List.of()),
                        new ReplayedTable(table("account_order"), 5, 5, 0, 0, 0, 0, 0, List.of()),
                        new ReplayedTable(table("activity"), 2002, 1996, 1, 0, 1, 2, 0, List.of()),
                        new ReplayedTable(table("letter"), 4, 3, 0, 0, 0, 0, 0, List.of()));
        assertThatThrownBy(this::replay)
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("target workshop is paused. lethe resume opens it. Nothing was changed.");

        Gate.resume(workshop.target(Mortality.immortal()));
        ReplayOutcome.Ran outcome = (ReplayOutcome.Ran) replay();

        assertThat(outcome.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(ids("activity")).containsExactly(5L, 7L, 8L, 9L, 3000L, 4000L);
        assertThat(count("letter")).isEqualTo(1);
        assertThat(ids("account")).containsExactly(3L);
        assertThat(ids("account_order")).isEmpty();
        assertThat(started().json().uuid("replay"))
                .isEqualTo(((RestoreDetected) last("restore.detected").entry()).incarnation());
        assertThat(rowsOf(started())).isEqualTo(BACK);
        assertThat(replay()).isInstanceOf(ReplayOutcome.Nothing.class);
        assertThat(ledger().verify().findings()).isEmpty();
    }

    /** Beside what came back: keys that were used again, one of a row that is due by now; a row without a start; a due one that nobody deleted; a hold. */
    private void comeBack() throws SQLException {
        fill();
        backUp();
        night();
        assertThat(ids("activity")).containsExactly(3000L);
        restore();
        assertThatThrownBy(workshop::run).isInstanceOf(TargetRestoredException.class);
        workshop.policy("activity", purge("activity", "created_at", "10 days"));
        workshop.sql("UPDATE activity SET created_at = '2998-01-01' WHERE id = 7");
        workshop.sql("UPDATE activity SET created_at = UTC_TIMESTAMP() - INTERVAL 20 DAY WHERE id = 8");
        workshop.sql("UPDATE activity SET created_at = NULL WHERE id = 9");
        workshop.sql("INSERT INTO activity VALUES (4000, '2025-03-01')");
        hold("activity", "5");
    }

    /** The rows of a segment that somebody put back are not resurrected; nor is a row due whose policy has changed since. */
    @Test
    void leavesAloneWhatWasPutBackOnPurposeAndWhatIsNotDueAnyMore() throws SQLException {
        fill();
        backUp();
        night();
        workshop.restores(Mortality.immortal())
                .restore(
                        new RestoreOrder(segment(), schema -> row -> true, true, false),
                        new Signature("officer", "wrong period"));
        assertThat(count("letter")).isEqualTo(4);
        copyBack("activity");
        workshop.policy("activity", purge("activity", "created_at", "50 years"));

        ReplayLook look = workshop.replays(Mortality.immortal()).look();

        assertThat(look.due()).isZero();
        assertThat(tables(look).get("activity"))
                .isEqualTo(new ReplayedTable(table("activity"), 2001, 0, 0, 0, 2000, 0, 0, List.of()));
        assertThat(tables(look).get("letter"))
                .isEqualTo(new ReplayedTable(table("letter"), 4, 0, 0, 0, 0, 0, 3, List.of()));
        assertThat(replay()).isInstanceOf(ReplayOutcome.Nothing.class);
        assertThat(count("activity")).isEqualTo(2001);
        assertThat(count("letter")).isEqualTo(4);
    }

    /** An engine dies in the middle of a replay; the next command goes on with it, whichever it is, and deletes no row that is only due. */
    @Test
    void isGoneOnWithAfterADeath() throws SQLException {
        fill();
        backUp();
        night();
        copyBack("activity");
        workshop.sql("INSERT INTO activity VALUES (4000, '2025-03-01')");
        Mortality deadly = Mortality.at(2, Side.AFTER, ReplayIT::deletesActivity);

        assertThatThrownBy(() -> workshop.replays(deadly).run(new StopSignal(), RunObserver.NONE))
                .isNotNull();
        assertThat(count("activity")).isBetween(1, 2002);
        ReplayOutcome.Ran outcome = (ReplayOutcome.Ran) replay();

        assertThat(outcome.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(ids("activity")).containsExactly(3000L, 4000L);
        assertThat(rowsOf(started())).isEqualTo(2000);
        assertThat(ledger().entriesOf("run.started")).hasSize(2);
    }

    private static boolean deletesActivity(String call) {
        return call.contains("delete from") && call.contains("activity");
    }

    private void fill() {
        workshop.sql(
                "INSERT INTO activity WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                        + " SELECT i, '2025-03-01' FROM n UNION ALL SELECT 1000 + i, '2025-03-02' FROM n");
        workshop.sql("INSERT INTO activity VALUES (3000, '2999-01-01')");
        workshop.sql("INSERT INTO letter VALUES (1, 'a', '2025-01-01'), (1, 'ö', '2025-01-02'), (2, 'a', '2025-01-03'),"
                + " (2, 'b', '2999-01-01')");
        workshop.sql("INSERT INTO account VALUES (1, '2025-01-01'), (2, '2025-01-01'), (3, NULL)");
        workshop.sql("INSERT INTO account_order VALUES (1, 1), (2, 1), (3, 1), (4, 2), (5, 2)");
    }

    private void backUp() {
        everything()
                .forEach(table -> workshop.sql("CREATE TABLE backup_" + name(table) + " AS SELECT * FROM " + table));
    }

    private void restore() {
        everything().reversed().forEach(table -> workshop.sql("DELETE FROM " + table));
        everything().forEach(this::copyBack);
    }

    private void copyBack(String table) {
        workshop.sql("REPLACE INTO " + table + " SELECT * FROM backup_" + name(table));
    }

    private static List<String> everything() {
        return Stream.concat(TABLES.stream(), OUTPOST.stream()).toList();
    }

    private static String name(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    private void hold(String dataset, String key) throws SQLException {
        workshop.holds(Mortality.immortal())
                .place(
                        new Scope.Row(new DatasetId(dataset), List.of(key)),
                        "case 7",
                        "dispute",
                        "counsel",
                        Set.of(Workshop.TARGET));
    }

    /** More than the limits allow, which a person releases; a replay of it needs no other release. */
    private void night() throws SQLException {
        RunOutcome.Refused refused = (RunOutcome.Refused) workshop.run();
        workshop.engine().approve(refused.plan().digest(), new Signature("officer", "backlog"));
        RunRequest released = new RunRequest(Set.of(), null, refused.plan().digest());
        assertThat(workshop.engine().run(released, new StopSignal(), RunObserver.NONE))
                .isInstanceOf(RunOutcome.Finished.class);
    }

    private ReplayOutcome replay() throws SQLException {
        return workshop.replays(Mortality.immortal()).run(new StopSignal(), RunObserver.NONE);
    }

    private Map<String, ReplayedTable> tables(ReplayLook look) {
        Map<String, ReplayedTable> tables = new TreeMap<>();
        look.tables().forEach(table -> tables.put(table.table().table(), table));
        return tables;
    }

    private TableName table(String name) {
        return new TableName(workshop.schema().name(), name);
    }

    private SegmentName segment() throws SQLException {
        return new SegmentName(
                workshop.own().sql().fetchSingle("SELECT name FROM segment").get(0, String.class));
    }

    private RunStarted started() {
        return (RunStarted) last("run.started").entry();
    }

    private Leaf last(String type) {
        return ledger().entriesOf(type).getLast();
    }

    private long rowsOf(RunStarted started) {
        return workshop.own()
                .sql()
                .fetchSingle("SELECT SUM(done) FROM run_step WHERE run = '"
                        + started.run().text() + "'")
                .get(0, Long.class);
    }

    private List<Long> ids(String table) {
        return workshop.schema()
                .sql()
                .fetch("SELECT id FROM " + table + " ORDER BY id")
                .getValues(0, Long.class);
    }

    private int count(String table) {
        return workshop.schema()
                .sql()
                .fetchSingle("SELECT COUNT(*) FROM " + table)
                .get(0, Integer.class);
    }

    private Ledger ledger() {
        return workshop.ledger(Mortality.immortal());
    }
}
