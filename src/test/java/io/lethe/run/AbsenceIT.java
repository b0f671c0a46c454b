package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says at its end about rows that came back under it. */
class AbsenceIT {
    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void fill() {
        workshop = Workshop.open(directory)
                .sql(
                        "CREATE TABLE ticket (id BIGINT PRIMARY KEY, created_at DATETIME NOT NULL, status VARCHAR(10) NOT NULL,"
                                + " KEY (created_at)) ENGINE = InnoDB")
                .sql("INSERT INTO ticket VALUES (1, '2020-01-01', 'closed'), (2, '2020-01-02', 'closed'),"
                        + " (3, '2020-01-03', 'open')")
                .map("ticket: {table: SCHEMA.ticket, key: id, dates: {created_at: {type: datetime, zone: UTC}},"
                        + " conditions: [status]}")
                .policy("ticket", """
                        rules:
                          - {data: ticket, since: created_at, when: {status: closed}, keep: 30 days, then: purge,
                             limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {created_at: 2026-01-01, status: closed}, expect: purge}
                        """);
    }

    @Test
    void namesARowThatIsThereAgainThoughItIsNotDue() throws SQLException {
        assertThat(runAndThen("INSERT INTO ticket VALUES (1, '2020-01-01', 'open')"))
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason())
                                .isEqualTo("1 row is there again that this run has deleted"));
    }

    @Test
    void leavesARowAloneThatHasOnlyTheKeyOfOneThatIsGone() throws SQLException {
        assertThat(runAndThen("INSERT INTO ticket VALUES (1, '2999-01-01', 'open')"))
                .isInstanceOf(RunOutcome.Finished.class);
    }

    @Test
    void countsARowOnceThatIsThereAgainAndDue() throws SQLException {
        assertThat(runAndThen("INSERT INTO ticket VALUES (1, '2020-01-01', 'closed')"))
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason())
                                .isEqualTo("1 row that is due is still there (1 came after their place was passed)"));
    }

    @Test
    void forgetsTheKeysOnceItHasEnded() throws SQLException {
        runAndThen("DO 0");

        assertThat(workshop.schema()
                        .sql()
                        .fetchSingle("SELECT COUNT(*), COUNT(sealed_keys) FROM lethe_outpost.receipt")
                        .intoList())
                .containsExactly(1L, 0L);
    }

    private RunOutcome runAndThen(String statement) throws SQLException {
        Watcher watcher = Watcher.after(1, () -> workshop.sql(statement));
        return workshop.engine().run(RunRequest.everything(), new StopSignal(), watcher);
    }
}
