package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.hold.Scope;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.Mortality;
import io.lethe.testing.TestSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks are planted in every column of the target, keys too; none may turn up in anything that the engine writes. */
class CanaryIT {
    private static final String MARK = "canary7f3a";
    private static final int ROWS = 1_200;

    @TempDir
    private Path directory;

    private Workshop workshop;

    @Test
    void neverWritesValuesOfRows() throws Exception {
        workshop.engine().plan(Set.of(), workshop.clock().instant());
        // A row of another subject: the hold itself names what a person typed, and that stays with the hold.
        workshop.holds(Mortality.immortal())
                .place(
                        new Scope.Row(new DatasetId("person"), List.of("nobody")),
                        "case 7",
                        "a test",
                        "counsel",
                        Set.of(Workshop.TARGET));
        failOnDuplicateOf();
        workshop.run();
        assertThat(workshop.schema().sql().fetchValue("SELECT COUNT(*) FROM person"))
                .isEqualTo(1L);
        Process child = ChildEngine.on(workshop, directory).run();
        assertThat(child.waitFor()).isZero();

        assertThat(cells(workshop.own())).hasSizeGreaterThan(100).noneMatch(CanaryIT::isMarked);
        assertThat(cells("lethe_outpost", workshop.schema())).isNotEmpty().noneMatch(CanaryIT::isMarked);
        assertThat(files()).isNotEmpty().noneMatch(CanaryIT::isMarked);
    }

    /** A trigger that fails with the values of the row in its message, as servers do with duplicate keys. */
    private void failOnDuplicateOf() {
        workshop.sql("INSERT INTO elsewhere SELECT id FROM person");
        assertThatThrownBy(() -> workshop.run())
                .isInstanceOf(RunFailedException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(MARK))
                .hasStackTraceContaining(MARK);
        workshop.sql("DELETE FROM elsewhere");
    }

    private static boolean isMarked(String text) {
        return text.contains(MARK);
    }

    private static List<String> cells(TestSchema schema) {
        return cells(schema.name(), schema);
    }

    /** Every value of every row of every table. */
    private static List<String> cells(String schema, TestSchema server) {
        List<String> cells = new ArrayList<>();
        List<String> tables = server.sql()
                .fetch("SELECT table_name FROM information_schema.tables WHERE table_schema = ?", schema)
                .getValues(0, String.class);
        for (String table : tables) {
            for (Record row : server.sql().fetch("SELECT * FROM `" + schema + "`.`" + table + "`")) {
                for (int column = 0; column < row.size(); column++) {
                    Object value = row.get(column);
                    cells.add(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                                    : String.valueOf(value));
                }
            }
        }
        return cells;
    }

    /** What was printed, keys, published files. */
    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return texts;
        }
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .policy("person", """
                        rules:
                          - {data: person, since: left_at, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {left_at: 2026-01-01}, expect: purge}
                        """)
                .map("person: {table: SCHEMA.person, key: id, dates: {left_at: {type: datetime, zone: UTC}},"
                        + " subject: email, delete-triggers: \"a test of failures\"}");
        workshop.sql("CREATE TABLE person (id VARCHAR(40) PRIMARY KEY, email VARCHAR(80), note TEXT, left_at DATETIME,"
                + " KEY (left_at), KEY (email))");
        workshop.sql("CREATE TABLE elsewhere (id VARCHAR(40) PRIMARY KEY)");
        workshop.sql(
                "CREATE TRIGGER remember BEFORE DELETE ON person FOR EACH ROW INSERT INTO elsewhere VALUES (OLD.id)");
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add("('" + MARK + row + "', '" + row + "@" + MARK + ".example', 'met " + MARK + "', '"
                    + (row == 0 ? "2999-01-01" : "2025-03-01") + "')");
        }
        workshop.sql("INSERT INTO person VALUES " + String.join(",", rows));
    }
}
