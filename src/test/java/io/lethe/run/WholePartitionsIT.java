package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.action.AsideStuckException;
import io.lethe.hold.Scope;
import io.lethe.testing.CallWatcher;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Partitions of which every row is due go whole, and what others do meanwhile. */
class WholePartitionsIT {
    private static final String EXCHANGE = "exchange partition";

    @TempDir
    private Path directory;

    private Workshop workshop;
    private PartitionedLog log;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        log = PartitionedLog.in(workshop);
    }

    @Test
    void deletesThemWithAReceiptForEachRowAndTheOthersRowByRow() throws SQLException {
        log.add(6_000, 300, 400);
        log.insertOne(900_099, "2023-02-07 00:00:00");
        workshop.sql("UPDATE log SET who = 4711 WHERE id = 900099");
        hold("4711");
        List<String> kept = log.rows().stream()
                .filter(row -> row.contains("|2999-") || row.contains("|4711|"))
                .toList();
        Mortality listening = Mortality.immortal(call -> call.contains(EXCHANGE) || call.startsWith("drop table"));

        assertThat(workshop.run(listening))
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(6_500));

        assertThat(listening.calls()).hasSize(2);
        assertThat(List.of(log.in("january"), log.in("february"), log.in("mixed"), log.in("filling")))
                .containsExactly(0, 1, 200, 3);
        assertThat(log.rows()).isEqualTo(kept);
        assertThat(receiptsOfEachPartition()).containsExactly("1: 1 with 500", "2: 2 with 6000");
        assertThat(log.aside()).isEmpty();
        provesAll("whole");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.NothingToDo.class);
    }

    private List<String> receiptsOfEachPartition() {
        return workshop.schema()
                .sql()
                .fetch(
                        "SELECT CONCAT(partition_number, ': ', COUNT(*), ' with ', SUM(row_count)) FROM lethe_outpost.receipt"
                                + " GROUP BY partition_number ORDER BY partition_number")
                .getValues(0, String.class);
    }

    @Test
    void putsBackAPartitionWhenAHoldComesBeforeItsKeysAreRead() throws SQLException {
        putsBackAPartitionWhenAHoldComes(EXCHANGE, 1);
    }

    /** All of its rows have been found free to go: the transaction of their receipts looks once more. */
    @Test
    void putsBackAPartitionWhenAHoldComesBeforeItsDeletionIsCommitted() throws SQLException {
        putsBackAPartitionWhenAHoldComes("force index (`log_at`)", 2);
    }

    private void putsBackAPartitionWhenAHoldComes(String said, int time) throws SQLException {
        log.add(40, 30, 20);
        List<String> before = log.rows();
        List<List<String>> seen = new ArrayList<>();
        Mortality holding = Mortality.watched(after(time, said, () -> {
            assertThat(log.rowsAside()).isEqualTo(40);
            log.insertOne(900_007, "2023-01-07 00:00:00");
            hold("7");
        }));

        workshop.engine(holding)
                .run(RunRequest.everything(), new StopSignal(), Watcher.after(1, () -> seen.add(log.rows())));

        // When the first deletion was committed, that of February, all of January was back, to the last hidden column,
        // and the row that had come.
        assertThat(seen.getFirst())
                .containsAll(before.stream()
                        .filter(row -> row.contains("2023-01-05"))
                        .toList())
                .hasSize(before.size() + 1 - 30);
        assertThat(log.there()).contains("7|2023-01-05 00:00:00", "900007|2023-01-07 00:00:00");
        assertThat(log.in("january")).isEqualTo(2);
        assertThat(log.aside()).isEmpty();
        provesAll(said);
    }

    @Test
    void neverTouchesARowThatIsInsertedWhileItsPartitionIsAside() throws SQLException {
        log.add(40, 30, 20);
        Mortality late = Mortality.watched(after(1, EXCHANGE, () -> log.insertOne(900_001, "2023-01-07 00:00:00")));

        // The late one goes row by row, with a receipt of its own.
        assertThat(workshop.run(late))
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(81));

        assertThat(receiptsOfEachPartition()).containsExactly("1: 1 with 11", "2: 2 with 70");
        provesAll("late");
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void losesNothingWhereALateRowTookTheKeyOfOneThatComesBack() throws SQLException {
        log.add(40, 30, 20);
        Mortality late = Mortality.watched(after(1, EXCHANGE, () -> {
            workshop.sql("INSERT INTO log (id, at, who, note) VALUES (7, '2023-01-05', 7, 'late')");
            hold("7");
        }));

        assertThatThrownBy(() -> workshop.run(late))
                .isInstanceOf(RunFailedException.class)
                .cause()
                .isInstanceOf(AsideStuckException.class)
                .hasMessageMatching(
                        "rows of partition january of \\S+\\.log lie in lethe_outpost\\.aside_\\w+ and cannot go back:"
                                + " the database refuses a row: a row with one of its unique keys is there \\(error 1062\\)\\. No row is lost:"
                                + " see to it there or in \\S+\\.log, and run again\\.");
        assertThat(log.in("january")).isEqualTo(40);
        assertThat(log.rowsAside()).isEqualTo(1);
        // Whoever comes next finds the same, and changes nothing.
        assertThatThrownBy(() -> workshop.run()).isInstanceOf(AsideStuckException.class);
        assertThat(log.in("january")).isEqualTo(40);
        assertThat(log.rowsAside()).isEqualTo(1);

        workshop.sql("DELETE FROM log WHERE id = 7 AND note <> 'late'");
        workshop.run();

        assertThat(log.rows().getFirst()).startsWith("7|2023-01-05 00:00:00|7|late|");
        assertThat(log.aside()).isEmpty();
    }

    @Test
    void waitsShortlyForAReaderAndTakesThePartitionWhenItLetsGo() throws SQLException {
        log.add(40, 0, 0);
        try (Connection reader = reading()) {
            Mortality second = Mortality.watched(before(2, EXCHANGE, () -> letGo(reader)));

            workshop.run(second);
        }
        assertThat(receiptsOfEachPartition()).containsExactly("2: 1 with 40");
        provesAll("reader that lets go");
    }

    @Test
    void leavesAllPartitionsToTheirRowsWhereAReaderNeverLetsGo() throws SQLException {
        log.add(40, 30, 0);
        Mortality listening = Mortality.immortal(call -> call.contains(EXCHANGE));
        try (Connection reader = reading()) {
            workshop.run(listening);
            letGo(reader);
        }
        assertThat(listening.calls()).as("attempts").hasSize(5);
        assertThat(receiptsOfEachPartition()).containsExactly("1: 1 with 70");
        assertThat(log.aside()).isEmpty();
        provesAll("reader that stays");
    }

    private Connection reading() throws SQLException {
        Connection reader = workshop.schema().dataSource().getConnection();
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("SELECT COUNT(*) FROM log");
        }
        return reader;
    }

    private static void letGo(Connection reader) {
        try {
            reader.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As after a long sleep, right before rows change places: another engine has settled everything, and finished the run. */
    @Test
    void takesNothingOutWhenItWakesUpAfterAnotherEngineHasTakenOver() {
        log.add(40, 30, 20);
        assertThatThrownBy(() -> wakesUp(CallWatcher.beforeFirst(EXCHANGE, this::succeed)))
                .isInstanceOf(RunFailedException.class);

        assertThat(log.due()).isZero();
        assertThat(log.aside()).isEmpty();
        provesAll("woken up before");
    }

    @Test
    void deletesNothingWhenItWakesUpWithRowsAsideAfterAnotherEngineHasTakenOver() {
        log.add(40, 30, 20);
        assertThatThrownBy(() -> wakesUp(after(1, EXCHANGE, this::succeed))).isInstanceOf(RunFailedException.class);

        assertThat(log.due()).isZero();
        assertThat(log.aside()).isEmpty();
        provesAll("woken up with rows aside");
    }

    private void wakesUp(CallWatcher asleep) throws SQLException {
        workshop.run(Mortality.watched(asleep));
    }

    private void succeed() {
        Object holder = workshop.schema().sql().fetchValue("SELECT IS_USED_LOCK('lethe:workshop')");
        workshop.sql("KILL " + holder);
        // On a thread of its own: ours is in a transaction of Spring Batch.
        CompletableFuture.runAsync(this::finish).join();
    }

    private void finish() {
        try {
            assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void keepsTheRowsOfADeletionThatWasNotCarriedOutWhenAHoldCame() throws SQLException {
        log.add(40, 0, 0);
        Mortality dying = Mortality.at(1, Mortality.Side.BEFORE, call -> call.startsWith("drop table"));
        workshop.runUntil(dying, "before it drops what is deleted");
        assertThat(log.aside()).hasSize(2).contains("january gone");
        Scope one = new Scope.Subject("7");
        var hold = workshop.holds(Mortality.immortal())
                .place(one, "case 7", "dispute", "counsel", Set.of(Workshop.TARGET));

        workshop.run();

        assertThat(log.rowsAside()).isEqualTo(40);
        workshop.holds(Mortality.immortal()).release(hold.hold(), "counsel", "closed");
        workshop.run();
        assertThat(log.aside()).isEmpty();
        provesAll("held when it was deleted");
    }

    /** What an exchange takes along of the counter would give new rows the numbers of those that are gone. */
    @Test
    void leavesAPartitionToItsRowsThatHasTheHighestNumber() throws SQLException {
        workshop.sql("DROP TABLE log");
        workshop.sql("CREATE TABLE log (id BIGINT NOT NULL AUTO_INCREMENT, at DATETIME NOT NULL, who BIGINT NOT NULL,"
                + " PRIMARY KEY (id, at), KEY log_at (at)) PARTITION BY RANGE COLUMNS (at) ("
                + " PARTITION january VALUES LESS THAN ('2023-02-01'), PARTITION february VALUES LESS THAN ('2023-03-01'),"
                + " PARTITION filling VALUES LESS THAN (MAXVALUE))");
        workshop.sql("INSERT INTO log (at, who) VALUES ('2023-01-05', 1), ('2023-02-05', 2), ('2023-01-06', 3)");

        runs(3);

        assertThat(receiptsOfEachPartition()).containsExactly("1: 1 with 2", "2: 1 with 1");
        workshop.sql("INSERT INTO log (at, who) VALUES ('2999-01-01', 4)");
        assertThat(log.there()).containsExactly("4|2999-01-01 00:00:00");
    }

    /** MySQL refuses to exchange what an instant ALTER has changed (error 1731); MariaDB does it. */
    @Test
    void deletesRowsOfATableThatHasGotAColumnSince() throws SQLException {
        workshop.sql("DROP TABLE log");
        workshop.sql(
                "CREATE TABLE log (id BIGINT NOT NULL, at DATETIME NOT NULL, who BIGINT NOT NULL, note VARCHAR(20),"
                        + " secret INT, PRIMARY KEY (id, at), KEY log_at (at)) PARTITION BY RANGE COLUMNS (at) ("
                        + " PARTITION january VALUES LESS THAN ('2023-02-01'), PARTITION february VALUES LESS THAN ('2023-03-01'),"
                        + " PARTITION filling VALUES LESS THAN (MAXVALUE))");
        log.add(40, 30, 0);
        workshop.sql("ALTER TABLE log ADD COLUMN more VARCHAR(9) DEFAULT 'more', ALGORITHM = INSTANT");

        runs(70);

        assertThat(log.aside()).isEmpty();
        provesAll("one more column");
    }

    private void runs(int rows) throws SQLException {
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(rows));
    }

    private void provesAll(String when) {
        Evidence.of(workshop, "log", PartitionedLog.KEY).covers(when, log.ever(), log.there());
    }

    private void hold(String who) {
        try {
            workshop.holds(Mortality.immortal())
                    .place(new Scope.Subject(who), "case 7", "dispute", "counsel", Set.of(Workshop.TARGET));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CallWatcher before(int time, String said, Runnable deed) {
        AtomicInteger times = new AtomicInteger();
        return new CallWatcher() {
            @Override
            public void before(Connection connection, String call) {
                if (call.contains(said) && times.incrementAndGet() == time) {
                    deed.run();
                }
            }
        };
    }

    private static CallWatcher after(int time, String said, Runnable deed) {
        AtomicInteger times = new AtomicInteger();
        return new CallWatcher() {
            @Override
            public void after(Connection connection, String call) {
                if (call.contains(said) && times.incrementAndGet() == time) {
                    deed.run();
                }
            }
        };
    }
}
