package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TableName;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine dies before and after every different statement and commit of a whole run: chunk, relay, checkpoint, and all around them. Another
 * engine then runs, without any help, and everything must be as if nothing had happened.
 */
class KillAnywhereIT {
    /** Enough for two chunks; every second row is due. */
    private static final int ROWS = 1_200;

    @TempDir
    private Path directory;

    private Workshop workshop;
    private long firstId = 1;
    private long leavesBefore;

    @Test
    void leavesEachDeletedRowInExactlyOneReceiptWhereverItDies(TestReporter reporter) throws Exception {
        List<String> calls = callsOfWholeRun(call -> !isBatchs(call));
        assertThat(calls).hasSizeGreaterThan(40);

        List<KillPlace> places = KillPlaces.around(calls);
        for (KillPlace place : places) {
            dieAndGoOn(place.of(text -> !isBatchs(text)), place.toString());
        }

        reporter.publishEntry("kill points", places.size() + " of " + calls.size() + " calls");
        assertThat(ledger().verify().holds()).isTrue();
        assertThat(claimedTwice()).isZero();
        assertThat(places).hasSizeGreaterThan(80);
    }

    /**
     * How often Batch says the same varies from run to run, with every look whether it should stop; what it says does not. So the engine dies at
     * the first of each of its statements, before and, unless it is a question, after, and at one in the middle.
     */
    @Test
    void losesNothingWhereverSpringBatchSpeaks(TestReporter reporter) throws Exception {
        Map<String, Long> times = callsOfWholeRun(KillAnywhereIT::isBatchs).stream()
                .collect(Collectors.groupingBy(call -> call, TreeMap::new, Collectors.counting()));
        assertThat(times).hasSizeGreaterThan(15);

        int points = 0;
        for (Map.Entry<String, Long> statement : times.entrySet()) {
            String text = statement.getKey();
            int middle = (int) (statement.getValue() / 2 + 1);
            dieAndGoOn(Mortality.at(1, Side.BEFORE, text::equals), "before the first: " + text);
            points++;
            if (!KillPlaces.isQuestion(text)) {
                dieAndGoOn(Mortality.at(1, Side.AFTER, text::equals), "after the first: " + text);
                points++;
            }
            if (middle > 1) {
                Side side = KillPlaces.sides(text).getLast();
                dieAndGoOn(Mortality.at(middle, side, text::equals), side + " number " + middle + ": " + text);
                points++;
            }
        }

        reporter.publishEntry("kill points in Spring Batch", points + ", at " + times.size() + " statements");
        assertThat(ledger().verify().holds()).isTrue();
        assertThat(claimedTwice()).isZero();
    }

    private List<String> callsOfWholeRun(Predicate<String> counted) throws Exception {
        fill();
        List<String> calls = workshop.callsOfRun(counted);
        assertExactlyTheDueRowsAreGoneAndProved("reference");
        return calls;
    }

    private void dieAndGoOn(Mortality mortality, String when) throws Exception {
        fill();
        workshop.runUntil(mortality, when);
        workshop.run();
        assertExactlyTheDueRowsAreGoneAndProved(when);
    }

    private static boolean isBatchs(String call) {
        return call.contains("BATCH_");
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .policy("activity", """
                        rules:
                          - {data: activity, since: created_at, keep: 30 days, then: purge, limits: {share-of-table: 60%}}
                        tests:
                          - {as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: purge}
                        """)
                .map("activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}");
        workshop.sql("CREATE TABLE activity (id BIGINT NOT NULL PRIMARY KEY, created_at DATETIME NOT NULL,"
                + " KEY activity_created_at (created_at)) ENGINE = InnoDB");
    }

    /** Fresh rows under ids that were never used before: a commitment that is found twice is then a row that was claimed twice. */
    private void fill() {
        workshop.sql("DELETE FROM activity");
        leavesBefore =
                workshop.own().sql().fetchSingle("SELECT COUNT(*) FROM leaf").into(Long.class);
        firstId += ROWS;
        List<String> rows = new ArrayList<>();
        for (long id = firstId; id < firstId + ROWS; id++) {
            rows.add("(" + id + ", '" + (isDue(id) ? "2025-03-01" : "2999-01-01") + " 10:00:00')");
        }
        workshop.sql("INSERT INTO activity VALUES " + String.join(",", rows));
    }

    private static boolean isDue(long id) {
        return id % 2 == 0;
    }

    private void assertExactlyTheDueRowsAreGoneAndProved(String when) {
        List<Long> kept = workshop.schema()
                .sql()
                .fetch("SELECT id FROM activity ORDER BY id")
                .getValues(0, Long.class);
        assertThat(kept)
                .as(when)
                .isEqualTo(ids().filter(id -> !isDue(id)).boxed().toList());
        EpochKey key = KeyDirectory.open(workshop.keys(), new SecureRandom())
                .epochKey(KeyEpoch.of(workshop.clock().instant()));
        KeyedTable table = new KeyedTable(
                Workshop.TARGET,
                new TableName(workshop.schema().name(), "activity"),
                KeyColumns.single("id", "bigint"));
        Map<Hash, Integer> claims = claims();
        ids().forEach(id -> assertThat(claims.getOrDefault(key.commitment(table.row(Long.toString(id))), 0))
                .as("%s: claims of row %d", when, id)
                .isEqualTo(isDue(id) ? 1 : 0));
        assertThat(new TreeSet<>(workshop.schema()
                        .sql()
                        .fetch(
                                "SELECT COUNT(*) FROM lethe_outpost.receipt WHERE leaf IS NULL OR sealed_keys IS NOT NULL")
                        .getValues(0, Integer.class)))
                .as(when)
                .containsExactly(0);
    }

    /** How often each row was committed to, since these rows were made. */
    private Map<Hash, Integer> claims() {
        Map<Hash, Integer> claims = new HashMap<>();
        for (byte[] blob : commitments(leavesBefore)) {
            for (int at = 0; at < blob.length; at += 32) {
                claims.merge(Hash.wrap(Arrays.copyOfRange(blob, at, at + 32)), 1, Integer::sum);
            }
        }
        return claims;
    }

    /** Over the whole ledger. */
    private long claimedTwice() {
        leavesBefore = 0;
        return claims().values().stream().filter(times -> times > 1).count();
    }

    private List<byte[]> commitments(long fromLeaf) {
        return workshop.own()
                .sql()
                .fetch("SELECT hashes FROM commitment WHERE leaf >= ?", fromLeaf)
                .getValues(0, byte[].class);
    }

    private LongStream ids() {
        return LongStream.range(firstId, firstId + ROWS);
    }

    private Ledger ledger() {
        return workshop.ledger(Mortality.immortal());
    }
}
