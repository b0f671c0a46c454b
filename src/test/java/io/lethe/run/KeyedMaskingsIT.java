package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.hold.Holds;
import io.lethe.hold.Placement;
import io.lethe.hold.Scope;
import io.lethe.ledger.key.KeyDirectoryException;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.Realm;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pseudonyms in logs of several policies. What they must be like is asked of the server, which has a copy of the rows as they were: who was
 * one person must be one, who was two must be two, and nobody may have his name.
 */
class KeyedMaskingsIT {
    private static final int VISITS = 1_500;

    @TempDir
    private Path directory;

    private Workshop workshop;

    @Test
    void keepsPeopleApartAndTogether() throws SQLException {
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(VISITS + 4 + 3 + 3));

        assertThat(number("SELECT COUNT(*) FROM visit WHERE actor NOT REGEXP '^p-[0-9a-z]{26}$' OR ip <> '10.1.2.0'"))
                .isZero();
        assertThat(oneToOne("visit", "former_visit", "id")).isEqualTo(List.of(700L, 700L, 700L));
        assertThat(number("SELECT COUNT(*) FROM visit v JOIN staff s ON HEX(v.actor) = HEX(s.actor)"))
                .isZero();
        assertThat(number("SELECT COUNT(*) FROM staff s JOIN guest g ON HEX(s.actor) = HEX(g.actor)"))
                .as("Ann and Bob are in both realms' tables")
                .isEqualTo(2);
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
        assertThat(workshop.run()).isInstanceOf(RunOutcome.NothingToDo.class);
    }

    @Test
    void masksEachChunkInOneStatement() throws SQLException {
        Mortality counting = Mortality.immortal(call -> call.startsWith("update ") && call.contains("`visit`"));
        workshop.run(counting);

        assertThat(counting.calls())
                .hasSize((int) number("SELECT COUNT(*) FROM lethe_outpost.receipt"
                        + " WHERE LOCATE('visit', CONVERT(body USING utf8mb4)) > 0"))
                .allSatisfy(update -> assertThat(update).doesNotContain("user 1"));
    }

    /** plumless and buckeroo have the same CRC-32, with anything behind them too. */
    @Test
    void tellsRowsApartWhoseKeysHaveOneChecksum() throws SQLException {
        assertThat(number("SELECT COUNT(DISTINCT CRC32(CONCAT(code, '/', part))) FROM entry"))
                .isEqualTo(3);

        workshop.run();

        assertThat(oneToOne("entry", "former_entry", "code, part")).isEqualTo(List.of(3L, 3L, 3L));
    }

    @Test
    void findsRowsThatCameLateAndLeavesHeldOnesUntilTheyAreReleased() throws SQLException {
        workshop.run();
        workshop.sql("INSERT INTO guest VALUES (9, UTC_TIMESTAMP() - INTERVAL 40 DAY, 'Dan')")
                .sql("UPDATE guest SET actor = 'Eve' WHERE id = 2");
        Holds holds = workshop.holds(Mortality.immortal());
        Placement placed = holds.place(
                new Scope.Row(new DatasetId("guest"), List.of("2")),
                "case 7",
                "a test",
                "counsel",
                Set.of(Workshop.TARGET));

        workshop.run();
        assertThat(texts("SELECT actor FROM guest WHERE id = 2")).containsExactly("Eve");
        assertThat(texts("SELECT actor FROM guest WHERE id = 9"))
                .first()
                .asString()
                .startsWith("p-");

        holds.release(placed.hold(), "counsel", "a test");
        workshop.run();
        assertThat(texts("SELECT actor FROM guest WHERE id = 2"))
                .first()
                .asString()
                .startsWith("p-");
    }

    @Test
    void masksEveryRowOnceWhereverItDies() throws SQLException {
        List<String> calls = workshop.callsOfRun(KeyedMaskingsIT::counts);
        String expected = state();
        for (KillPlace place : KillPlaces.spread(calls, 4)) {
            for (String table : List.of("visit", "entry", "staff", "guest")) {
                workshop.sql("DELETE FROM " + table).sql("INSERT INTO " + table + " SELECT * FROM former_" + table);
            }
            long before = number("SELECT SUM(row_count) FROM lethe_outpost.receipt");
            workshop.runUntil(place, KeyedMaskingsIT::counts);
            workshop.run();
            assertThat(state()).as(place.toString()).isEqualTo(expected);
            assertThat(number("SELECT SUM(row_count) FROM lethe_outpost.receipt") - before)
                    .as(place.toString())
                    .isEqualTo(VISITS + 4 + 3 + 3);
        }
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    @Test
    void changesNothingWhereItsKeyLiesOpen() throws IOException {
        String before = state();
        Path key = Files.writeString(workshop.keys().resolve("pseudonym-realm-people.key"), "00".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(workshop::run)
                .isInstanceOf(KeyDirectoryException.class)
                .hasMessage(key + ": expected a file that only its owner can read (chmod 600) but its permissions are"
                        + " rw-r--r--");
        assertThat(state()).isEqualTo(before);
    }

    /** With a new key Ann would be two people from tonight on, and nobody would know it. */
    @Test
    void masksNothingWithAnotherKeyThanBefore() throws SQLException, IOException {
        workshop.run();
        String ann = texts("SELECT actor FROM guest ORDER BY id").getFirst();
        Path file = workshop.keys().resolve("pseudonym-realm-people.key");
        byte[] key = Files.readAllBytes(file);
        String check = workshop.realmKeyCheck("people");
        workshop.sql("INSERT INTO guest SELECT 50 + id, at, actor FROM former_guest");
        String before = state();
        String refusal = "expected the key of realm people whose check value is " + check
                + ", as the ledger has it, but %s. Bring back its file pseudonym-realm-people.key from your copy of the key"
                + " directory; lethe keys list shows check values. If it is lost for good, lethe keys new realm-people begins"
                + " another, whose pseudonyms differ from all before. Nothing was changed.";

        Files.delete(file);
        assertThatThrownBy(workshop::run)
                .isInstanceOf(RunRefusedException.class)
                .hasMessage(refusal, "there is none");
        Files.write(file, "00".repeat(32).getBytes(StandardCharsets.US_ASCII));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(workshop::run)
                .isInstanceOf(RunRefusedException.class)
                .hasMessage(refusal, "the one that is there has " + workshop.realmKeyCheck("people"));
        assertThat(state()).isEqualTo(before);

        Files.write(file, key);
        workshop.run();
        assertThat(texts("SELECT actor FROM guest WHERE id > 50 ORDER BY id"))
                .first()
                .isEqualTo(ann);
    }

    @Test
    void beginsAnotherKeyOnlyOnPurpose() throws SQLException, IOException {
        workshop.run();
        String ann = texts("SELECT actor FROM guest ORDER BY id").getFirst();
        Path file = workshop.keys().resolve("pseudonym-realm-people.key");
        Realm people = new Realm.Shared("people");
        assertThatThrownBy(() -> workshop.realmKeys().begin(people, new Signature("officer", "lost")))
                .hasMessageStartingWith("expected no key of realm people in the key directory");
        Files.delete(file);
        workshop.realmKeys().begin(people, new Signature("officer", "lost"));
        workshop.sql("INSERT INTO guest SELECT 90 + id, at, actor FROM former_guest");
        workshop.run();
        assertThat(texts("SELECT actor FROM guest WHERE id > 90 ORDER BY id"))
                .first()
                .isNotEqualTo(ann)
                .asString()
                .startsWith("p-");
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    private static boolean counts(String call) {
        return call.startsWith("update ") || call.contains("skip locked") || call.equals("commit");
    }

    /** How many people there were, how many there are, and how many of them belong together. */
    private List<Long> oneToOne(String now, String before, String key) {
        String pairs = " FROM " + now + " n JOIN " + before + " b USING (" + key + ")";
        return List.of(
                number("SELECT COUNT(DISTINCT BINARY b.actor)" + pairs),
                number("SELECT COUNT(DISTINCT BINARY n.actor)" + pairs),
                number("SELECT COUNT(DISTINCT BINARY b.actor, BINARY n.actor)" + pairs));
    }

    private String state() {
        return String.join("\n", texts("""
                        SELECT CONCAT(MIN(id), ' ', SHA2(GROUP_CONCAT(actor, ip ORDER BY id SEPARATOR ' '), 256))
                        FROM visit GROUP BY id DIV 20
                        UNION ALL SELECT CONCAT(code, ' ', part, ' ', actor) FROM entry
                        UNION ALL SELECT CONCAT(id, ' ', actor) FROM staff
                        UNION ALL SELECT CONCAT(id, ' ', CONVERT(actor USING utf8mb4)) FROM guest ORDER BY 1"""));
    }

    private List<String> texts(String query) {
        return workshop.schema().sql().fetch(query).getValues(0, String.class);
    }

    private long number(String query) {
        return workshop.schema().sql().fetchSingle(query).get(0, Long.class);
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        workshop.map("""
                        visit: {table: SCHEMA.visit, key: id, dates: {at: {type: datetime, zone: UTC}}}
                        entry: {table: SCHEMA.entry, key: [code, part], dates: {at: {type: datetime, zone: UTC}}}
                        staff: {table: SCHEMA.staff, key: id, dates: {at: {type: datetime, zone: UTC}}}
                        guest: {table: SCHEMA.guest, key: id, dates: {at: {type: datetime, zone: UTC}}}
                        """);
        policy("visit", "{actor: pseudonym, ip: truncate-ip}");
        policy("entry", "{actor: pseudonym}");
        policy("staff", "{actor: {pseudonym: people}}");
        policy("guest", "{actor: {pseudonym: people}}");
        create("visit", "id BIGINT, at DATETIME, actor VARCHAR(40) COLLATE utf8mb4_general_ci, ip VARCHAR(45)", "id");
        create("entry", "code VARCHAR(12), part INT, at DATETIME, actor VARCHAR(40)", "code, part");
        create("staff", "id INT, at DATETIME, actor VARCHAR(28), UNIQUE KEY one (actor)", "id");
        create("guest", "id INT, at DATETIME, actor TEXT CHARACTER SET latin1", "id");
        fill();
    }

    private void policy(String name, String fields) {
        workshop.policy(
                name,
                "rules:\n  - {data: " + name + ", since: at, keep: 30 days, then: anonymise, fields: " + fields
                        + ", limits: {share-of-table: 100%}}\n"
                        + "tests:\n  - {as-of: 2026-11-22, row: {at: 2026-01-01}, expect: anonymise}\n");
    }

    private void create(String table, String columns, String key) {
        String body = " (" + columns + ", PRIMARY KEY (" + key + "), KEY (at)) CHARACTER SET utf8mb4";
        workshop.sql("CREATE TABLE " + table + body).sql("CREATE TABLE former_" + table + body);
    }

    private void fill() {
        workshop.sql("CREATE TABLE ten (d INT)")
                .sql("INSERT INTO ten VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
        fill("visit", visits());
        fill(
                "entry",
                "VALUES ('plumless', 1, AGO, 'Ann'), ('plumless', 2, AGO, 'Bob'), ('buckeroo', 1, AGO, 'ann'),"
                        + " ('else', 1, AGO, 'Ann')");
        fill("staff", "VALUES (1, AGO, 'Ann'), (2, AGO, 'Bob'), (3, AGO, 'Ann Ö. 😀')");
        fill("guest", "VALUES (1, AGO, 'Ann'), (2, AGO, 'Bob'), (3, AGO, 'Carl')");
    }

    private void fill(String table, String rows) {
        workshop.sql("INSERT INTO former_" + table + " " + rows.replace("AGO", "UTC_TIMESTAMP() - INTERVAL 40 DAY"))
                .sql("INSERT INTO " + table + " SELECT * FROM former_" + table);
    }

    /** 700 people, half of whom differ from the other half in capitals alone; keys with gaps, below zero and beyond 2^53. */
    private static String visits() {
        return "SELECT (n - 700) * 9007199254740993, AGO,"
                + " CONCAT(IF(n MOD 700 < 350, 'user ', 'USER '), n MOD 350), '10.1.2.3' FROM"
                + " (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM ten a, ten b, ten c, ten e) numbers WHERE n < "
                + VISITS;
    }
}
