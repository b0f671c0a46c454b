package io.lethe.run;

import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyColumns.KeyColumn;
import io.lethe.policy.name.ColumnName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A log in partitions: two whose rows are all due, one of which some are, and one that is being filled. With columns that the server computes or hides,
 * so that whoever moves rows has something to lose. Judged by what the test reads with plain SQL.
 */
final class PartitionedLog {
    static final KeyColumns KEY = new KeyColumns(
            List.of(new KeyColumn(new ColumnName("id"), "bigint"), new KeyColumn(new ColumnName("at"), "datetime")));

    private final Workshop workshop;
    private final Set<String> ever = new HashSet<>();
    private long lastId = -1;

    private PartitionedLog(Workshop workshop) {
        this.workshop = workshop;
    }

    static PartitionedLog in(Workshop workshop) {
        workshop.policy("log", """
                        rules:
                          - {data: log, since: at, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {at: 2026-01-01}, expect: purge}
                        """)
                .map("log: {table: SCHEMA.log, key: [id, at], dates: {at: {type: datetime, zone: UTC}}, subject: who}");
        workshop.sql(
                "CREATE TABLE log (id BIGINT NOT NULL, at DATETIME NOT NULL, who BIGINT NOT NULL, note VARCHAR(20),"
                        + " twice BIGINT GENERATED ALWAYS AS (id * 2) VIRTUAL, secret INT INVISIBLE DEFAULT 7,"
                        + " PRIMARY KEY (id, at), KEY log_at (at), KEY (twice)) ENGINE = InnoDB PARTITION BY RANGE COLUMNS (at) ("
                        + " PARTITION january VALUES LESS THAN ('2023-02-01'), PARTITION february VALUES LESS THAN ('2023-03-01'),"
                        + " PARTITION mixed VALUES LESS THAN ('2999-06-01'), PARTITION filling VALUES LESS THAN (MAXVALUE))");
        return new PartitionedLog(workshop);
    }

    /** Fills January and February with rows that are due, the third partition with half as many that are and as many that are not. */
    void add(int january, int february, int mixed) {
        insert("2023-01-05", january);
        insert("2023-02-05", february);
        insert("2023-03-05", mixed / 2);
        insert("2999-01-01", mixed / 2);
        insert("2999-12-01", 3);
    }

    private void insert(String day, int rows) {
        List<String> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lastId++;
            values.add(row(lastId, day + " 00:00:00"));
        }
        if (!values.isEmpty()) {
            insert(values);
        }
    }

    /** One that starts then; says under which key. */
    String insertOne(long id, String at) {
        insert(List.of(row(id, at)));
        return id + "|" + at;
    }

    private String row(long id, String at) {
        ever.add(id + "|" + at);
        return "(" + id + ", '" + at + "', " + id % 100 + ", 'nöte " + id + "', " + id % 13 + ")";
    }

    private void insert(List<String> values) {
        // The first has the key 0, which is no wish for the next number.
        workshop.sql("INSERT INTO log (id, at, who, note, secret) VALUES " + String.join(",", values));
    }

    /** The keys of all rows that ever were. */
    Set<String> ever() {
        return Set.copyOf(ever);
    }

    /** The keys of the rows that are there. */
    List<String> there() {
        return texts("SELECT CONCAT(id, '|', at) FROM log ORDER BY id, at");
    }

    /** All that the rows hold, as text. */
    List<String> rows() {
        return texts("SELECT CONCAT_WS('|', id, at, who, note, twice, secret) FROM log ORDER BY id, at");
    }

    int in(String partition) {
        return workshop.schema()
                .sql()
                .fetchSingle("SELECT COUNT(*) FROM log PARTITION (" + partition + ")")
                .into(Integer.class);
    }

    int due() {
        return workshop.schema()
                .sql()
                .fetchSingle("SELECT COUNT(*) FROM log WHERE at < '2999-01-01'")
                .into(Integer.class);
    }

    /** Names of tables and marks that are left in the outpost. */
    List<String> aside() {
        List<String> left =
                texts("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'lethe_outpost'"
                        + " AND TABLE_NAME LIKE 'aside\\_%' AND TABLE_NAME <> 'aside_mark'");
        List<String> all = new ArrayList<>(left);
        all.addAll(texts("SELECT CONCAT(partition_name, ' ', state) FROM lethe_outpost.aside_mark"));
        return all;
    }

    /** How many rows lie in tables of the outpost. */
    int rowsAside() {
        return texts("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'lethe_outpost'"
                        + " AND TABLE_NAME LIKE 'aside\\_%' AND TABLE_NAME <> 'aside_mark'")
                .stream()
                .mapToInt(table -> workshop.schema()
                        .sql()
                        .fetchSingle("SELECT COUNT(*) FROM lethe_outpost." + table)
                        .into(Integer.class))
                .sum();
    }

    /** How many rows are in the table, or aside, or in a receipt that is committed, each counted once. */
    int accountedFor() {
        int committed = workshop.schema()
                .sql()
                .fetchSingle("SELECT COALESCE(SUM(row_count), 0) FROM lethe_outpost.receipt")
                .into(Integer.class);
        int deletedButThere = aside().stream().anyMatch(left -> left.endsWith(" gone")) ? rowsAside() : 0;
        return there().size() + rowsAside() - deletedButThere + committed;
    }

    private List<String> texts(String query) {
        return workshop.schema().sql().fetch(query).getValues(0, String.class);
    }
}
