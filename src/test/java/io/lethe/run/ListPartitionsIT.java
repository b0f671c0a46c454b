package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.Scope;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyColumns.KeyColumn;
import io.lethe.policy.name.ColumnName;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions by lists of values, of which none is the one that is being filled. */
class ListPartitionsIT {
    private static final KeyColumns KEY = new KeyColumns(List.of(
            new KeyColumn(new ColumnName("id"), "bigint"), new KeyColumn(new ColumnName("country"), "varchar")));

    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        workshop.policy("log", """
                        rules:
                          - {data: log, since: at, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {at: 2026-01-01}, expect: purge}
                        """)
                .map(
                        "log: {table: SCHEMA.log, key: [id, country], dates: {at: {type: datetime, zone: UTC}}, subject: who}");
        // A name that has to be quoted, and values of which the collation takes two for the same.
        workshop.sql(
                "CREATE TABLE log (id BIGINT NOT NULL, country VARCHAR(2) NOT NULL, at DATETIME NOT NULL, who BIGINT NOT NULL,"
                        + " PRIMARY KEY (id, country), KEY log_at (at)) PARTITION BY LIST COLUMNS (country) ("
                        + " PARTITION `the isles` VALUES IN ('ie', 'gb'), PARTITION nordic VALUES IN ('se', 'dk'),"
                        + " PARTITION benelux VALUES IN ('nl', 'be'), PARTITION unused VALUES IN ('xx'))");
        workshop.sql(
                "INSERT INTO log VALUES (1, 'ie', '2023-01-01', 1), (2, 'GB', '2023-01-02', 2), (3, 'gb', '2023-01-03', 3),"
                        + " (4, 'se', '2023-01-01', 4), (5, 'dk', '2999-01-01', 5), (6, 'nl', '2023-01-01', 6), (7, 'be', '2023-01-01', 7)");
    }

    @Test
    void goWholeWhereEveryRowMayGoAndRowByRowElsewhere() throws SQLException {
        List<String> before = keys();
        workshop.holds(Mortality.immortal())
                .place(new Scope.Subject("7"), "case 7", "dispute", "counsel", Set.of(Workshop.TARGET));
        Mortality listening = Mortality.immortal(call -> call.contains("exchange partition"));

        assertThat(workshop.run(listening))
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(5));

        assertThat(listening.calls()).singleElement().asString().contains("`the isles`");
        assertThat(keys()).containsExactly("5|dk", "7|be");
        assertThat(workshop.schema()
                        .sql()
                        .fetch("SELECT CONCAT(partition_number, ': ', SUM(row_count)) FROM lethe_outpost.receipt"
                                + " GROUP BY partition_number ORDER BY partition_number")
                        .getValues(0, String.class))
                .containsExactly("1: 2", "2: 3");
        Evidence.of(workshop, "log", KEY).covers("lists", before, keys());
    }

    /** The server puts it where its value belongs, which is the partition that has just been emptied. */
    @Test
    void takeRowsAgainOnceTheyHaveGone() throws SQLException {
        workshop.run();
        workshop.sql("INSERT INTO log VALUES (8, 'Ie', '2999-01-01', 8), (9, 'be', '2023-01-01', 9)");

        workshop.run();

        assertThat(keys()).containsExactly("5|dk", "8|Ie");
    }

    private List<String> keys() {
        return workshop.schema()
                .sql()
                .fetch("SELECT CONCAT(id, '|', country) FROM log ORDER BY id")
                .getValues(0, String.class);
    }
}
