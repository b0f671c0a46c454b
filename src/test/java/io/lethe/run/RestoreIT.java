package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.action.TargetLock;
import io.lethe.archive.SegmentDamagedException;
import io.lethe.archive.content.Cell;
import io.lethe.archive.store.SegmentName;
import io.lethe.evidence.Asked;
import io.lethe.evidence.CertificateRefusedException;
import io.lethe.evidence.Presence;
import io.lethe.evidence.RunStatement;
import io.lethe.hold.Scope;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.ChunkRestored;
import io.lethe.ledger.entry.RestorationOrdered;
import io.lethe.ledger.key.DestroyableKey;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.name.Category;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were archived come back as they were, or none does; and the ledger says which. */
class RestoreIT {
    private static final Signature SIGNATURE = new Signature("D. Officer", "wrong policy");
    private static final Mortality IMMORTAL = Mortality.immortal();

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Orders orders;
    private Map<String, String> before;
    private SegmentName segment;

    @BeforeEach
    void archive() throws Exception {
        workshop = Workshop.open(directory);
        orders = Orders.in(workshop);
        orders.add(40);
        before = orders.snapshot();
        workshop.run();
        segment = workshop.archive().list().getFirst();
        assertThat(orders.snapshot()).hasSize(20);
    }

    /** All of the segment, whatever holds them. */
    private RestoreOrder everything() {
        return new RestoreOrder(segment, schema -> row -> true, true, false);
    }

    private RestoreOrder only(String id) {
        return new RestoreOrder(segment, schema -> row -> row.cell(0).equals(new Cell.Text(id)), true, false);
    }

    private RestoreOutcome restore(RestoreOrder order) throws Exception {
        return workshop.restores(IMMORTAL).restore(order, SIGNATURE);
    }

    @Test
    void putsRowsBackAsTheyWereAndSaysSoInTheLedger() throws Exception {
        RestoreLook look = workshop.restores(IMMORTAL).look(everything());
        assertThat(look.obstacles()).isEmpty();
        assertThat(look.rows()).isEqualTo(20);
        assertThat(orders.snapshot()).as("a look changes nothing").hasSize(20);

        RestoreOutcome one = restore(only("4"));
        assertThat(one).isInstanceOf(RestoreOutcome.Finished.class);
        Map<String, String> there = new TreeMap<>(before);
        there.keySet().removeIf(id -> Long.parseLong(id) % 2 == 0 && !id.equals("4"));
        assertThat(orders.snapshot()).isEqualTo(there);

        assertThat(refusal(everything()))
                .isEqualTo("rows whose key exists in " + workshop.schema().name() + ".orders now: 1 (4)");
        assertThat(orders.snapshot()).isEqualTo(there);

        RestoreOutcome rest = restore(new RestoreOrder(segment, schema -> row -> true, true, true));
        assertThat(rest.look().leftOut()).isEqualTo(1);
        assertThat(orders.snapshot()).isEqualTo(before);
        assertThat(refusal(everything()))
                .isEqualTo("rows whose key exists in " + workshop.schema().name()
                        + ".orders now: 20 (2, 4, 6, 8, 10, 12, 14, 16, 18, 20, …)");
        assertLedger(19, 1);
        assertCertificates();
    }

    private String refusal(RestoreOrder order) throws Exception {
        RestoreOutcome outcome = restore(order);
        assertThat(outcome).isInstanceOf(RestoreOutcome.Nothing.class);
        return outcome.look().obstacles().getFirst().toString();
    }

    private void assertLedger(Integer... rows) {
        Ledger ledger = workshop.ledger(IMMORTAL);
        assertThat(ledger.entriesOf("chunk.restored"))
                .extracting(leaf -> ((ChunkRestored) leaf.entry()).outcome().rows())
                .containsExactlyInAnyOrder(rows);
        assertThat(ledger.entriesOf("restoration.ordered")).hasSize(rows.length).allSatisfy(leaf -> {
            assertThat(((RestorationOrdered) leaf.entry()).source().segment()).isEqualTo(segment.name());
            assertThat(ledger.details(leaf.index()).orElseThrow().text())
                    .isEqualTo("{\"by\":\"D. Officer\",\"reason\":\"wrong policy\"}");
        });
        assertThat(ledger.verify().holds()).isTrue();
    }

    /** Of a record that came back nobody may say that it is gone; once it is archived again, everybody may. */
    private void assertCertificates() throws Exception {
        assertThatThrownBy(() -> certify("4"))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageMatching(
                        "this record of \\S+\\.orders on workshop is not gone: it was deleted on \\S+ \\(leaf \\d+\\),"
                                + " and put back from the archive on \\S+ \\(leaf \\d+\\)\\. Nothing was issued\\.");
        workshop.run();
        assertThat(orders.snapshot()).hasSize(20);
        certify("4");
    }

    /** What the run did stays true; that its rows are gone does not. */
    @Test
    void tellsInTheCertificateOfTheRunHowManyRowsCameBack() throws Exception {
        RunId run = workshop.engine().latest(1).getFirst().id();
        restore(only("4"));

        RunStatement stated =
                new Counsel(workshop).certify(new Asked.OfRun(run)).runs().getFirst();

        assertThat(stated.whole()).isTrue();
        assertThat(stated.leaves().putBack().rows()).isOne();
    }

    private void certify(String id) {
        new Counsel(workshop).certify("orders", id, new Presence.Absent());
    }

    @Test
    void refusesRowsThatNoHoldKeeps() throws Exception {
        RestoreOrder held = new RestoreOrder(segment, schema -> row -> true, false, false);
        assertThat(refusal(held))
                .startsWith(
                        "rows that no hold keeps, so that the next run would take them again if they are due: 20 (");

        workshop.holds(IMMORTAL)
                .place(
                        new Scope.Whole(new Category("orders")),
                        "case 7",
                        "dispute",
                        "counsel",
                        Set.of(Workshop.TARGET));

        assertThat(restore(held)).isInstanceOf(RestoreOutcome.Finished.class);
        workshop.run();
        assertThat(orders.snapshot()).isEqualTo(before);
    }

    @Test
    void refusesWhatTheTableTakesNoMore() throws Exception {
        workshop.sql("ALTER TABLE orders DROP COLUMN shipped, MODIFY amount DECIMAL(12,2), ADD owner INT NOT NULL");
        String table = workshop.schema().name() + ".orders";

        assertThat(workshop.restores(IMMORTAL).look(everything()).obstacles().stream()
                        .map(Object::toString))
                .containsExactly(
                        table
                                + ", column amount: expected decimal(10,2), as the segment has it, but it is decimal(12,2)",
                        table
                                + ", column shipped: the segment has it as date, but the table has no such column any more",
                        table
                                + ", column owner: it is new since the segment was written, takes no NULL and has no default");

        workshop.sql("ALTER TABLE orders ADD shipped DATE NULL, MODIFY amount DECIMAL(10,2), DROP owner,"
                + " ADD UNIQUE KEY by_amount (amount), ADD UNIQUE KEY by_note (note)");
        workshop.sql("INSERT INTO orders VALUES (1000, '2999-01-01', 'NÖTE 8', 10.50, NULL)");
        assertThat(workshop.restores(IMMORTAL).look(everything()).obstacles().stream()
                        .map(Object::toString))
                .containsExactlyInAnyOrder(
                        "rows whose amount another row of " + table + " has now: 1 (10)",
                        "rows whose note another row of " + table + " has now: 1 (8)");

        workshop.sql("DELETE FROM orders WHERE id = 1000");
        workshop.sql("CREATE TABLE note (name VARCHAR(99) PRIMARY KEY)");
        workshop.sql("INSERT INTO note SELECT note FROM orders UNION SELECT CONCAT('NÖTE ', 2 * seq) FROM"
                + " (SELECT id AS seq FROM orders WHERE id < 20) AS s");
        workshop.sql("ALTER TABLE orders ADD FOREIGN KEY (note) REFERENCES note (name)");
        assertThat(refusal(everything()))
                .isEqualTo("rows whose note points at a row that "
                        + workshop.schema().name() + ".note does not have: 10 (4, 8, 12, 16, 20, 24, 28, 32, 36, 40)");
        assertThat(orders.snapshot()).hasSize(20);
    }

    @Test
    void refusesWhileTheTargetIsPausedOrAnotherEngineRuns() throws Exception {
        workshop.engine().pause();
        assertThatThrownBy(() -> restore(everything()))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("target workshop is paused. lethe resume opens it. Nothing was changed.");
        workshop.engine().resume();
        try (var lock =
                TargetLock.take(workshop.target(IMMORTAL), Duration.ZERO).orElseThrow()) {
            assertThat(lock.isHeld()).isTrue();
            assertThatThrownBy(() -> restore(everything()))
                    .isInstanceOf(RunRefusedException.class)
                    .hasMessage(
                            "another engine is running on workshop. Try again when it is done. Nothing was changed.");
        }
        assertThat(orders.snapshot()).hasSize(20);
        assertLedger();
    }

    @Test
    void bringsNothingBackFromUnderADestroyedKey() throws Exception {
        KeyDestruction destruction = workshop.keyDestruction();
        KeyEpoch now = KeyEpoch.of(workshop.clock().instant());
        assertThatThrownBy(() -> destruction.destroy(new DestroyableKey.OfEpoch(now), SIGNATURE))
                .hasMessage("expected the key of an epoch that is over, but " + now
                        + " is under way: rows are committed to with it. Nothing was changed.");
        DestroyableKey key = archiveKey();
        assertThat(destruction.segments(key)).isEqualTo(1);

        destruction.destroy(key, SIGNATURE);

        assertThat(workshop.ledger(IMMORTAL).entriesOf("key.destroyed")).hasSize(1);
        assertThatThrownBy(() -> restore(everything()))
                .isInstanceOf(SegmentDamagedException.class)
                .hasMessageContaining("it is sealed under the key " + key.name().substring("archive-".length())
                        + ", and there is no such key: where that was destroyed, the segment is gone for good");
        assertThatThrownBy(() -> destruction.destroy(key, SIGNATURE))
                .hasMessage("expected a key " + key.name()
                        + " in the key directory but there is none. Nothing was changed.");
        assertThat(orders.snapshot()).hasSize(20);
    }

    @Test
    void keepsTheKeyOfASegmentThatAHoldKeeps() throws Exception {
        DestroyableKey key = archiveKey();
        UUID hold = workshop.holds(IMMORTAL)
                .place(new Scope.Whole(new Category("orders")), "case 7", "dispute", "counsel", Set.of(Workshop.TARGET))
                .hold();

        assertThatThrownBy(() -> workshop.keyDestruction().destroy(key, SIGNATURE))
                .hasMessage("hold " + hold + " on the whole category orders keeps segment " + segment
                        + ", which nobody could read without its key. Release the hold first. Nothing was changed.");
        assertThat(workshop.ledger(IMMORTAL).entriesOf("key.destroyed")).isEmpty();
        workshop.archive().verify(segment);

        workshop.holds(IMMORTAL).release(hold, "counsel", "settled");
        workshop.keyDestruction().destroy(key, SIGNATURE);
        assertThat(workshop.ledger(IMMORTAL).entriesOf("key.destroyed")).hasSize(1);
    }

    private DestroyableKey archiveKey() throws IOException {
        try (Stream<Path> files = Files.list(workshop.keys())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("archive-"))
                    .map(name -> DestroyableKey.of(name.replace(".key", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Before and after the insertion, its receipt and its commit: rows and receipts agree, and another engine goes on. */
    @Test
    void leavesRowsAndReceiptsInAgreementWhereverItDies() throws Exception {
        for (String place : List.of("into `" + workshop.schema().name(), "`receipt`", "commit")) {
            for (Side side : Side.values()) {
                dieAt(place, side);
                restore(new RestoreOrder(segment, schema -> row -> true, true, true));
                assertThat(orders.snapshot()).as("%s %s", side, place).isEqualTo(before);
                assertThat(inReceipts()).as("%s %s", side, place).isEqualTo(20);
                workshop.sql("DELETE FROM orders WHERE id % 2 = 0");
                workshop.sql("DELETE FROM lethe_outpost.receipt WHERE body LIKE '%\"restore\"%'");
            }
        }
        assertThat(workshop.ledger(IMMORTAL).verify().holds()).isTrue();
    }

    private void dieAt(String place, Side side) {
        Mortality doomed = Mortality.at(1, side, new Armed(place)::reached);
        assertThatThrownBy(() -> workshop.restores(doomed).restore(everything(), SIGNATURE))
                .as("%s %s", side, place)
                .isInstanceOf(Exception.class);
        assertThat(doomed.isDead()).as("%s %s", side, place).isTrue();
        assertThat(inReceipts())
                .as("%s %s", side, place)
                .isEqualTo(orders.snapshot().size() - 20);
    }

    /** Counts from the moment at which rows are inserted. */
    private static final class Armed {
        private final String place;
        private boolean armed;

        Armed(String place) {
            this.place = place;
        }

        boolean reached(String call) {
            armed |= call.contains("sql_mode");
            return armed && call.toLowerCase(Locale.ROOT).contains(place);
        }
    }

    private int inReceipts() {
        return workshop.schema()
                .sql()
                .fetchSingle(
                        "SELECT COALESCE(SUM(row_count), 0) FROM lethe_outpost.receipt WHERE body LIKE '%\"restore\"%'")
                .get(0, Integer.class);
    }
}
