package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.TaggedRows;
import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.testing.CallWatcher;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows about Ann and Bob in four tables, which are purged, masked and archived; afterwards only the ledger is asked. */
class SubjectIT {
    @TempDir
    private Path directory;

    private Workshop workshop;

    @Test
    void tellsFromTheLedgerAloneWhatWasDoneToOnePersonsRows() throws SQLException {
        run(Mortality.immortal());

        assertThat(rowsAbout("ann@example.com")).containsExactlyInAnyOrder("visit 2", "seat 1", "mail 2", "bill 1");
        assertThat(rowsAbout("bob@example.com")).containsExactlyInAnyOrder("visit 1", "seat 1", "bill 2");
        assertThat(rowsAbout("ann@example.co")).isEmpty();
        assertThat(rowsAbout("")).containsExactly("seat 1");
        assertThat(ledger().verify().holds()).isTrue();
        // The masked rows are there, and no longer say whose they are.
        assertThat(workshop.schema().sql().fetchValue("SELECT COUNT(*) FROM mail WHERE sender LIKE 'p-%'"))
                .hasToString("2");
        assertThat(workshop.own()
                        .sql()
                        .fetchValue("SELECT COUNT(*) FROM commitment WHERE LENGTH(tags) <> LENGTH(hashes)"))
                .hasToString("0");
    }

    /** Between the reading ahead and the deletion a row of Ann's becomes Bob's: the receipt must not lay it at Ann's door. */
    @Test
    void tellsWhomARowWasAboutWhenItWentAndNotWhenItWasRead() throws SQLException {
        List<String> changed = new ArrayList<>();
        run(Mortality.watched(new CallWatcher() {
            @Override
            public void before(Connection connection, String call) {
                if (call.startsWith("delete") && call.contains("`visit`") && changed.isEmpty()) {
                    changed.add(call);
                    workshop.sql("UPDATE visit SET person = 'bob@example.com' WHERE id = 1");
                }
            }
        }));

        assertThat(changed).hasSize(1);
        assertThat(rowsAbout("ann@example.com")).contains("visit 1");
        assertThat(rowsAbout("bob@example.com")).contains("visit 2");
    }

    /** However many rows a chunk has, it takes as many statements. */
    @Test
    void asksForNoRowAlone() throws SQLException {
        int few = calls();
        String many = IntStream.range(100, 1_100)
                .mapToObj(id -> "(" + id + ", UTC_TIMESTAMP() - INTERVAL 40 DAY, 'p" + id + "@example.com')")
                .collect(Collectors.joining(", "));
        workshop.sql("INSERT INTO visit VALUES " + many);

        assertThat(calls()).isLessThanOrEqualTo(few);
        assertThat(rowsAbout("p777@example.com")).containsExactly("visit 1");
    }

    private int calls() throws SQLException {
        Mortality counting = Mortality.immortal(call -> call.contains("`visit`") || call.contains("receipt"));
        run(counting);
        return counting.calls().size();
    }

    private void run(Mortality mortality) throws SQLException {
        assertThat(workshop.run(mortality)).isInstanceOf(RunOutcome.Finished.class);
    }

    private Ledger ledger() {
        return workshop.ledger(Mortality.immortal());
    }

    private List<String> rowsAbout(String person) {
        TaggedRows found = ledger().find(person, Long.MAX_VALUE);
        assertThat(found.withoutKey()).isEmpty();
        return found.rows().stream()
                .collect(Collectors.groupingBy(row -> table(row), Collectors.counting()))
                .entrySet()
                .stream()
                .map(rows -> rows.getKey() + " " + rows.getValue())
                .toList();
    }

    private static String table(TaggedRows.Row row) {
        return ((ChunkEntry) row.leaf().entry()).table().table();
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory).policy("people", """
                        rules:
                          - {data: visit, since: created_at, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                          - {data: seat, since: created_at, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                          - data: mail
                            since: created_at
                            steps: [{after: 30 days, then: anonymise, fields: {sender: pseudonym}}]
                            limits: {share-of-table: 100%}
                          - {data: bill, since: created_at, keep: 30 days, then: archive, archive: {to: cold-store, keep: 6 years},
                             limits: {share-of-table: 100%}}
                        tests:
                          - {data: visit, as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: purge}
                          - {data: seat, as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: purge}
                          - {data: mail, as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: anonymise}
                          - {data: bill, as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: archive}
                        """).map("""
                        visit: {table: SCHEMA.visit, key: id, dates: {created_at: {type: datetime, zone: UTC}}, subject: person}
                        seat: {table: SCHEMA.seat, key: [bench, place], dates: {created_at: {type: datetime, zone: UTC}}, subject: person}
                        mail: {table: SCHEMA.mail, key: [box, number], dates: {created_at: {type: datetime, zone: UTC}}, subject: sender}
                        bill: {table: SCHEMA.bill, key: id, dates: {created_at: {type: datetime, zone: UTC}}, subject: payer}
                        """);
        String start = " created_at DATETIME NOT NULL, ";
        String end = " VARCHAR(60) NULL, KEY started (created_at)) ENGINE = InnoDB CHARSET = utf8mb4";
        workshop.sql("CREATE TABLE visit (id BIGINT NOT NULL PRIMARY KEY," + start + "person" + end)
                .sql("CREATE TABLE seat (bench VARCHAR(9) NOT NULL, place INT NOT NULL," + start
                        + "PRIMARY KEY (bench, place), person" + end)
                .sql("CREATE TABLE mail (box VARCHAR(9) NOT NULL, number INT NOT NULL," + start
                        + "PRIMARY KEY (box, number), sender" + end)
                .sql("CREATE TABLE bill (id BIGINT NOT NULL PRIMARY KEY," + start + "payer" + end);
        fill("visit", "(1, AGO, ANN), (2, AGO, BOB), (3, AGO, NULL), (4, AGO, ANN)");
        fill("seat", "('a', 1, AGO, BOB), ('a', 2, AGO, ''), ('b', 1, AGO, ANN)");
        fill("mail", "('x', 1, AGO, ANN), ('x', 2, AGO, ANN), ('y', 1, AGO, NULL), ('y', 2, UTC_TIMESTAMP(), ANN)");
        fill("bill", "(7, AGO, BOB), (8, AGO, ANN), (9, AGO, BOB)");
    }

    private void fill(String table, String rows) {
        workshop.sql("INSERT INTO " + table + " VALUES "
                + rows.replace("AGO", "UTC_TIMESTAMP() - INTERVAL 40 DAY")
                        .replace("ANN", "'ann@example.com'")
                        .replace("BOB", "'bob@example.com'"));
    }
}
