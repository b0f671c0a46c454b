package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.row.KeyColumns;
import io.lethe.policy.name.ColumnName;
import io.lethe.testing.Mortality;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Accounts that are archived with their orders and the orders' lines; judged by snapshots that the test takes with plain SQL. */
final class Accounts {
    private static final Map<String, KeyColumns> KEYS = Map.of(
            "account",
            KeyColumns.single("id", "int"),
            "orders",
            KeyColumns.single("id", "int"),
            "line",
            new KeyColumns(List.of(
                    new KeyColumns.KeyColumn(new ColumnName("orders"), "int"),
                    new KeyColumns.KeyColumn(new ColumnName("no"), "int"))));

    private static final Map<String, String> ROWS = Map.of(
            "account", "SELECT id, CONCAT_WS('|', id, closed) FROM account",
            "orders", "SELECT id, CONCAT_WS('|', id, account, note) FROM orders",
            "line", "SELECT CONCAT(orders, '|', no), CONCAT_WS('|', orders, no, email) FROM line");

    private final Workshop workshop;
    private final Map<String, Map<String, String>> ever = new TreeMap<>();

    private Accounts(Workshop workshop) {
        this.workshop = workshop;
    }

    static Accounts in(Workshop workshop) {
        workshop.policy("account", """
                rules:
                  - {data: account, since: closed, keep: 30 days, then: archive, archive: {to: cold-store, keep: 6 years},
                     limits: {share-of-table: 100%}}
                tests:
                  - {as-of: 2026-11-22, row: {closed: 2026-01-01}, expect: archive}
                """).map("""
                account:
                  table: SCHEMA.account
                  key: id
                  dates: {closed: {type: date}}
                  children: [{table: SCHEMA.orders, via: account, on-delete: with}]
                orders:
                  table: SCHEMA.orders
                  key: id
                  children: [{table: SCHEMA.line, via: orders, on-delete: with}]
                line: {table: SCHEMA.line, key: [orders, no], subject: email}
                """);
        workshop.sql("CREATE TABLE account (id INT PRIMARY KEY, closed DATE NOT NULL, KEY (closed))")
                .sql("CREATE TABLE orders (id INT PRIMARY KEY, account INT NOT NULL, note VARCHAR(40) NOT NULL,"
                        + " FOREIGN KEY (account) REFERENCES account (id) ON DELETE CASCADE)")
                .sql("CREATE TABLE line (orders INT, no INT, email VARCHAR(40) NOT NULL, PRIMARY KEY (orders, no),"
                        + " FOREIGN KEY (orders) REFERENCES orders (id) ON DELETE CASCADE)");
        return new Accounts(workshop);
    }

    /** Each account has two orders of two lines each. */
    void add(int first, int last) {
        for (int id = first; id <= last; id++) {
            int order = id * 10;
            workshop.sql("INSERT INTO account VALUES (" + id + ", '2024-01-01')")
                    .sql("INSERT INTO orders VALUES (" + order + ", " + id + ", 'first'), (" + (order + 1) + ", " + id
                            + ", 'second')")
                    .sql("INSERT INTO line SELECT id, 1, CONCAT('u', account) FROM orders WHERE account = " + id
                            + " UNION ALL SELECT id, 2, 'shop' FROM orders WHERE account = " + id);
        }
        look();
    }

    /** So many lines more of one order. */
    void addLines(int order, int lines) {
        workshop.sql("INSERT INTO line SELECT " + order + ", a.n * 1000 + b.n + 10, 'bulk' FROM"
                + " (WITH RECURSIVE seq (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM seq WHERE n < 999) SELECT n FROM seq) a"
                + " JOIN (WITH RECURSIVE seq (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM seq WHERE n < 999) SELECT n FROM seq) b"
                + " WHERE a.n * 1000 + b.n < " + lines);
        look();
    }

    /** Remembers what the rows are now: whoever changes one knows it as it is from then on. */
    void look() {
        KEYS.keySet()
                .forEach(table ->
                        ever.computeIfAbsent(table, some -> new TreeMap<>()).putAll(rows(table)));
    }

    /** Every row by its key, all columns as the server shows them. */
    Map<String, String> rows(String table) {
        Map<String, String> rows = new TreeMap<>();
        workshop.schema()
                .sql()
                .fetch(Objects.requireNonNull(ROWS.get(table)))
                .forEach(row -> rows.put(row.get(0, String.class), row.get(1, String.class)));
        return rows;
    }

    ArchiveContents archive() {
        return new ArchiveContents(workshop);
    }

    /** Forgets what is gone, and the archive that it went to. */
    void beginAnew() {
        archive().empty();
        ever.clear();
        look();
    }

    /** Every row that is gone is in a segment as it was last seen. */
    void assertNothingIsLost(String when) {
        ever.forEach((table, rows) -> {
            Set<String> there = rows(table).keySet();
            Set<String> archived = new HashSet<>(archive().rows(table));
            rows.forEach((key, row) -> assertThat(there.contains(key) || archived.contains(row))
                    .as("%s: row %s of %s is there or archived", when, row, table)
                    .isTrue());
        });
    }

    /** Every row that is gone is claimed once, the others are not, and every segment is recorded. */
    void assertProved(String when) {
        KEYS.forEach((table, key) -> {
            Set<String> rows = ever.getOrDefault(table, Map.of()).keySet();
            Set<String> gone = new HashSet<>(rows);
            gone.removeAll(rows(table).keySet());
            Evidence.of(workshop, table, key).claims(when + ", " + table, rows, gone);
        });
        archive().assertRecorded(when);
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds())
                .as(when)
                .isTrue();
    }
}
