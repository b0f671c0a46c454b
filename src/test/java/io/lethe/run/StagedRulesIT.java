package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lethe.evidence.Certificate;
import io.lethe.evidence.CertificateRefusedException;
import io.lethe.evidence.Presence;
import io.lethe.hold.Scope;
import io.lethe.plan.PlanRefusedException;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rule masks rows after 30 days and purges them after 13 months. Rows are compared with what was written down by hand. */
class StagedRulesIT {
    private static final String MASKED = "10.1.2.0";
    private static final String RAW = "10.1.2.3";

    @TempDir
    private Path directory;

    private Workshop workshop;

    @Test
    void purgesWhatIsDueForBothAndMasksTheRest() throws SQLException {
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(5));

        assertThat(rows()).containsExactly("1 " + RAW, "2 " + MASKED, "3 " + MASKED, "6 " + MASKED);
        assertThat(receipts()).containsExactly("purge 2", "anonymise 3");
        assertThat(workshop.run()).isInstanceOf(RunOutcome.NothingToDo.class);
    }

    @Test
    void findsRowsThatCameLateAndLeavesHeldOnesAlone() throws SQLException {
        workshop.run();
        workshop.sql("INSERT INTO log VALUES (20, UTC_TIMESTAMP() - INTERVAL 40 DAY, '" + RAW + "', NULL)");
        workshop.sql("UPDATE log SET ip = '10.9.9.9' WHERE id = 2");
        Scope row = new Scope.Row(new DatasetId("log"), List.of("2"));
        workshop.holds(Mortality.immortal()).place(row, "case 7", "a test", "counsel", Set.of(Workshop.TARGET));

        workshop.run();

        assertThat(rows()).contains("2 10.9.9.9", "20 " + MASKED);
    }

    @Test
    void actsOnEveryRowOnceWhereverItDies() throws SQLException {
        for (KillPlace place : KillPlaces.spread(workshop.callsOfRun(StagedRulesIT::counts), 10)) {
            workshop.sql("DELETE FROM note").sql("DELETE FROM log");
            forgetReceipts();
            fill();
            workshop.runUntil(place, StagedRulesIT::counts);
            workshop.run();
            assertThat(rows())
                    .as(place.toString())
                    .containsExactly("1 " + RAW, "2 " + MASKED, "3 " + MASKED, "6 " + MASKED);
            assertThat(receipts()).as(place.toString()).containsExactly("purge 2", "anonymise 3");
        }
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    /** Masked is not gone: its certificate says how it was masked, and once it is gone, both. */
    @Test
    void certifiesAMaskedRowAsMaskedAndADeletedOneAsDeleted() throws SQLException {
        workshop.run();
        Presence there = new Presence.There(0, false, "Kept.");

        Certificate masked = counsel().certify("log", "2", there);
        assertThat(masked.isOfMaskedRecord()).isTrue();
        assertThat(masked.records()).singleElement().satisfies(row -> {
            assertThat(row.masked()).hasToString("ip (truncate-ip)");
            assertThat(row.run())
                    .isEqualTo(workshop.engine().latest(1).getFirst().id());
        });
        assertThat(counsel().certify("log", "2", new Presence.Absent()).isOfMaskedRecord())
                .isTrue();
        assertRefused("1", there, "is still there. Kept. Nothing was issued.");
        assertRefused("1", new Presence.Absent(), "the ledger knows no deletion of this record");
        assertRefused("4", there, "is still there. Kept. Nothing was issued.");

        workshop.sql("UPDATE log SET created_at = UTC_TIMESTAMP() - INTERVAL 14 MONTH WHERE id = 2");
        workshop.run();
        Certificate gone = counsel().certify("log", "2", new Presence.Absent());
        assertThat(gone.isOfMaskedRecord()).isFalse();
        assertThat(gone.records()).extracting(row -> row.masked() != null).containsExactly(true, false);

        workshop.sql("INSERT INTO log VALUES (2, UTC_TIMESTAMP() - INTERVAL 40 DAY, '" + RAW + "', NULL)");
        assertRefused("2", there, "is still there. Kept. Nothing was issued.");
        workshop.run();
        assertThat(counsel().certify("log", "2", there).records())
                .singleElement()
                .satisfies(again -> assertThat(again.leaf())
                        .isGreaterThan(gone.records().getLast().leaf()));
    }

    private Counsel counsel() {
        return new Counsel(workshop);
    }

    private void assertRefused(String id, Presence presence, String words) {
        assertThatThrownBy(() -> counsel().certify("log", id, presence))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining(words);
    }

    @Test
    void refusesStepsThatWouldUndoEachOther() {
        workshop.policy("log", """
                rules:
                  - data: log
                    since: created_at
                    steps:
                      - {after: 30 days, then: anonymise, fields: {ip: truncate-ip}}
                      - {after: 60 days, then: anonymise, fields: {ip: {constant: "none"}}}
                tests:
                  - {as-of: 2026-11-22, row: {created_at: 2025-10-01}, expect: anonymise}
                """);

        PlanRefusedException refused = catchThrowableOfType(PlanRefusedException.class, workshop::run);

        assertThat(refused.problems())
                .singleElement()
                .asString()
                .endsWith(
                        "  rules[0].steps[1].fields.ip: an earlier step of this rule masks ip, too, and would change again"
                                + " what constant none makes of it. Mask the column once, or remove it in the later step");
    }

    /** The chunks' own statements: what Batch and own do is tried elsewhere. */
    private static boolean counts(String call) {
        return call.contains("`log`") || call.contains("receipt") || call.equals("commit");
    }

    private List<String> rows() {
        return workshop.schema()
                .sql()
                .fetch("SELECT CONCAT(id, ' ', ip) FROM log ORDER BY id")
                .getValues(0, String.class);
    }

    /** Those that are there by now are no longer counted. They stay: a target that lost one is taken for a restored one. */
    private void forgetReceipts() {
        workshop.sql("DROP TABLE IF EXISTS former").sql("CREATE TABLE former AS SELECT id FROM lethe_outpost.receipt");
    }

    private List<String> receipts() {
        return workshop.schema().sql().fetch("""
                        SELECT CONCAT(action, ' ', SUM(row_count)) FROM (
                            SELECT step, row_count, IF(LOCATE('anonymise', CONVERT(body USING utf8mb4)) > 0, 'anonymise', 'purge') AS action
                            FROM lethe_outpost.receipt WHERE id NOT IN (SELECT id FROM former)) AS receipts
                        GROUP BY step, action ORDER BY step""").getValues(0, String.class);
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory).policy("log", """
                        rules:
                          - data: log
                            since: created_at
                            steps:
                              - {after: 30 days, then: anonymise, fields: {ip: truncate-ip}}
                              - {after: 13 months, then: purge}
                        tests:
                          - {as-of: 2026-11-22, row: {created_at: 2025-10-01}, expect: purge}
                          - {as-of: 2026-11-22, row: {created_at: 2026-10-01}, expect: anonymise}
                        """).map("""
                        log:
                          table: SCHEMA.log
                          key: id
                          dates: {created_at: {type: datetime, zone: UTC}}
                          children: [{table: SCHEMA.note, via: log_id}]
                        """);
        workshop.sql("CREATE TABLE log (id INT NOT NULL PRIMARY KEY, created_at DATETIME NULL, ip VARCHAR(45) NOT NULL,"
                        + " parent INT NULL, KEY log_created (created_at, id, ip)) ENGINE = InnoDB")
                .sql("CREATE TABLE note (id INT NOT NULL PRIMARY KEY, log_id INT NOT NULL,"
                        + " FOREIGN KEY (log_id) REFERENCES log (id)) ENGINE = InnoDB");
        forgetReceipts();
        fill();
    }

    /** 1 is young, 2 and 3 are due for masking, 4 and 5 for both; so is 6, but a note that no rule claims points at it. */
    private void fill() {
        for (int id = 1; id <= 6; id++) {
            String age = id == 1 ? "3 DAY" : id <= 3 ? "40 DAY" : "500 DAY";
            workshop.sql(
                    "INSERT INTO log VALUES (" + id + ", UTC_TIMESTAMP() - INTERVAL " + age + ", '" + RAW + "', NULL)");
        }
        workshop.sql("INSERT INTO note VALUES (1, 6)");
    }
}
