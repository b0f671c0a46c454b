package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.plan.RunPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that look like documents, and hide from the server what is to be masked in them: no such row is changed, and none is passed over in silence. */
class JsonMaskingsIT {
    private static final String REASON =
            " left unmasked: details or text cannot be read as JSON, or not be changed without a loss";

    @TempDir
    private Path directory;

    private Workshop workshop;

    @Test
    void leavesAndNamesWhatItCannotRead() throws SQLException {
        boolean rounds = workshop.schema().dialect() != SQLDialect.MARIADB;
        int left = rounds ? 9 : 7;
        List<String> before = texts();

        RunOutcome outcome = workshop.run();

        String reason = left + " rows of " + workshop.schema().name() + ".note are" + REASON;
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason()).isEqualTo(reason));
        assertThat(texts().subList(0, left)).isEqualTo(before.subList(0, left));
        assertThat(texts().subList(left, 11))
                .isEqualTo(
                        rounds
                                ? List.of("{\"ip\": \"1.2.3.0\"}", "")
                                : List.of(
                                        "{\"a\": 12345678901234567890123, \"ip\": \"1.2.3.0\"}",
                                        "{\"a\": [0.1234567890123456789], \"ip\": \"1.2.3.0\"}",
                                        "{\"ip\": \"1.2.3.0\"}",
                                        ""));
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.LeftAlone.class,
                        again -> assertThat(again.reason()).isEqualTo(reason));
        RunPlan plan = workshop.engine().plan(Set.of(), workshop.clock().instant());
        assertThat(plan.steps().getFirst().counts().unreadable()).isEqualTo(left);
        assertThat(RunPlan.read(plan.json())).isEqualTo(plan);

        workshop.sql("DELETE FROM note WHERE id > 0").sql("UPDATE note SET text = '{\"ip\": \"1.2.3.4\"}'");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);
        assertThat(texts()).containsExactly("{\"ip\": \"1.2.3.0\"}");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.NothingToDo.class);
    }

    private List<String> texts() {
        return workshop.schema()
                .sql()
                .fetch("SELECT text FROM note ORDER BY id")
                .getValues(0, String.class);
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .map("note: {table: SCHEMA.note, key: id, dates: {begun: {type: datetime, zone: UTC}}}\n")
                .policy("note", """
                        rules:
                          - data: note
                            since: begun
                            keep: 30 days
                            then: anonymise
                            fields: {text: {json: {$.ip: truncate-ip, $.user.name: remove}}, details: {json: {$.ip: remove}}}
                        tests:
                          - {as-of: 2026-11-22, row: {begun: 2026-01-01}, expect: anonymise}
                        """)
                .sql(
                        "CREATE TABLE note (id INT PRIMARY KEY, begun DATETIME, text VARCHAR(70), details JSON, KEY (begun))"
                                + " CHARACTER SET utf8mb4");
        List<String> documents = List.of(
                "ip = 1.2.3.4",
                "{`ip`: `1.2.3.4`",
                "{`ip`: `1.2.3.4`, `ip`: `1.2.3.0`}",
                "{`ip`: `1.2.3.0`, `ip`: `1.2.3.4`}",
                "{`user`: {`name`: `Ann`, `name`: `Bob`}}",
                "{`\\u0069p`: `1.2.3.4`}",
                "{`ip`:`1.2.3.44`,`text`:`of seventy characters, no more`,`a`:0,`b`:0}",
                "{`a`: 12345678901234567890123, `ip`: `1.2.3.4`}",
                "{`a`: [0.1234567890123456789], `ip`: `1.2.3.4`}",
                "{`ip`: `1.2.3.4`}",
                "");
        for (int row = 0; row < documents.size(); row++) {
            workshop.sql("INSERT INTO note VALUES (" + row + ", '2025-03-01', "
                    + MaskedDocument.literal(documents.get(row)) + (row % 2 == 0 ? ", NULL)" : ", '{}')"));
        }
    }
}
