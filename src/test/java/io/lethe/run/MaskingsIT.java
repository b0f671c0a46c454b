package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.testing.Mortality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every masking over columns of every type it takes. What each value must become was written down by hand and lies in a table of its own
 * beside the masked one; the server compares the two byte by byte.
 */
class MaskingsIT {
    private static final List<MaskedKind> KINDS = Stream.of(MaskedFake.KINDS, MaskedKind.ALL, MaskedDocument.KINDS)
            .flatMap(List::stream)
            .toList();

    private static final int FAKES = MaskedFake.KINDS.size();

    @TempDir
    private Path directory;

    private Workshop workshop;

    @Test
    void makesOfEveryValueWhatItMustBecome() throws SQLException {
        RunOutcome outcome = workshop.run();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows())
                                .isEqualTo(KINDS.stream()
                                        .mapToLong(MaskedKind::changing)
                                        .sum()));
        for (int kind = 0; kind < KINDS.size(); kind++) {
            assertThat(values("thing" + kind)).as(KINDS.get(kind).toString()).isEqualTo(values("wanted" + kind));
        }
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    @Test
    void findsNothingToDoTheSecondTime() throws SQLException {
        workshop.run();

        assertThat(workshop.run()).isInstanceOf(RunOutcome.NothingToDo.class);
    }

    private List<String> values(String table) {
        return workshop.schema()
                .sql()
                .fetch("SELECT CONCAT(id, ' ', COALESCE(HEX(v), 'NULL'), ' ', renewed) FROM " + table + " ORDER BY id")
                .getValues(0, String.class);
    }

    private void key(String file, String hex) throws IOException {
        Path key = Files.writeString(workshop.keys().resolve(file), hex + "\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.open(directory);
        key("pseudonym-category-things.key", MaskedKind.OWN_KEY);
        key("pseudonym-realm-people.key", MaskedKind.PEOPLES_KEY);
        workshop.map(each(kind -> "thing" + kind + ": {table: SCHEMA.thing" + kind
                + ", key: id, dates: {begun: {type: datetime, zone: UTC}}}\n"));
        workshop.policy("fakes", rules(0, FAKES)).policy("things", rules(FAKES, KINDS.size()));
        IntStream.range(0, KINDS.size()).forEach(this::fill);
    }

    /** Each value in a row that is due, and again in one that is not. */
    private void fill(int number) {
        MaskedKind kind = KINDS.get(number);
        String columns = " (id INT NOT NULL PRIMARY KEY, begun DATETIME NOT NULL, v " + kind.column()
                + ", renewed TIMESTAMP NOT NULL DEFAULT '2020-02-02 02:02:02' ON UPDATE CURRENT_TIMESTAMP, KEY (begun))"
                + " CHARACTER SET utf8mb4";
        workshop.sql("CREATE TABLE thing" + number + columns).sql("CREATE TABLE wanted" + number + columns);
        for (int row = 0; row < kind.size(); row++) {
            String due = row + ", '2025-03-01', ";
            String young = 100 + row + ", '2999-03-01', ";
            insert("thing" + number, due + kind.before(row), young + kind.before(row));
            insert("wanted" + number, due + kind.after(row), young + kind.before(row));
        }
    }

    private void insert(String table, String due, String young) {
        workshop.sql("INSERT INTO " + table + " (id, begun, v) VALUES (" + due + "), (" + young + ")");
    }

    private interface Line {
        String of(int kind);
    }

    private static String each(Line line) {
        return each(0, KINDS.size(), line);
    }

    private static String each(int from, int to, Line line) {
        return IntStream.range(from, to).mapToObj(line::of).collect(Collectors.joining());
    }

    private static String rules(int from, int to) {
        return "rules:\n"
                + each(
                        from,
                        to,
                        kind -> "  - {data: thing" + kind
                                + ", since: begun, keep: 30 days, then: anonymise, fields: {v: "
                                + KINDS.get(kind).masking() + "}}\n")
                + "tests:\n  - {as-of: 2026-11-22, data: thing" + from
                + ", row: {begun: 2026-01-01}, expect: anonymise}\n";
    }
}
