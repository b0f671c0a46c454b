package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A table of orders that is archived, every second row of which is due; judged by snapshots that the test takes with plain SQL. */
final class Orders {
    private final Workshop workshop;
    private long lastId;

    private Orders(Workshop workshop) {
        this.workshop = workshop;
    }

    static Orders in(Workshop workshop) {
        return in(workshop, "6 years");
    }

    /** With segments that are kept for so long. */
    static Orders in(Workshop workshop, String kept) {
        workshop.policy("orders", String.format(Locale.ROOT, """
                        rules:
                          - {data: orders, since: created_at, keep: 30 days, then: archive, archive: {to: cold-store, keep: %s},
                             limits: {share-of-table: 100%%}}
                        tests:
                          - {as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: archive}
                        """, kept))
                .map("orders: {table: SCHEMA.orders, key: id, dates: {created_at: {type: datetime, zone: UTC}}}");
        workshop.sql(
                "CREATE TABLE orders (id BIGINT NOT NULL PRIMARY KEY, created_at DATETIME NOT NULL, note VARCHAR(99),"
                        + " amount DECIMAL(10,2), shipped DATE NULL, KEY orders_created_at (created_at)) ENGINE = InnoDB");
        return new Orders(workshop);
    }

    /** Adds rows under ids that were never used before. */
    void add(int rows) {
        List<String> values = new ArrayList<>();
        for (long id = lastId + 1; id <= lastId + rows; id++) {
            String day = id % 2 == 0 ? "2025-03-01 10:00:00" : "2999-01-01 00:00:00";
            values.add("(" + id + ", '" + day + "', 'nöte " + id + "', " + id + ".50, NULL)");
        }
        workshop.sql("INSERT INTO orders VALUES " + String.join(",", values));
        lastId += rows;
    }

    ArchiveContents archive() {
        return new ArchiveContents(workshop);
    }

    /** The ids of all rows that ever were. */
    List<String> ever() {
        return LongStream.rangeClosed(1, lastId).mapToObj(Long::toString).toList();
    }

    /** Every row by its id, all columns as the server shows them. */
    Map<String, String> snapshot() {
        Map<String, String> rows = new TreeMap<>();
        workshop.schema()
                .sql()
                .fetch("SELECT id, CONCAT_WS('|', id, created_at, note, amount, COALESCE(shipped, 'NULL')) FROM orders")
                .forEach(row -> rows.put(row.get(0, String.class), row.get(1, String.class)));
        return rows;
    }

    /** What the segments hold, by id; a row may have changed and be in several. */
    Map<String, List<String>> archived() {
        return archive().rows("orders").stream()
                .collect(Collectors.groupingBy(row -> row.substring(0, row.indexOf('|'))));
    }

    /** Every row that is gone is in a segment as it was last seen. */
    void assertNothingIsLost(String when, Map<String, String> before) {
        Map<String, String> there = snapshot();
        Map<String, List<String>> archived = archived();
        before.forEach((id, row) -> {
            if (!there.containsKey(id)) {
                assertThat(archived.getOrDefault(id, List.of()))
                        .as("%s: row %s", when, id)
                        .contains(row);
            }
        });
    }
}
