package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.SegmentName;
import io.lethe.hold.Scope;
import io.lethe.ledger.entry.ChunkArchived;
import io.lethe.ledger.entry.SegmentWritten;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.CallWatcher;
import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are archived, and with them what points at them: all of a family is in segments before any of it goes. */
class ArchivedFamiliesIT {
    private static final Mortality IMMORTAL = Mortality.immortal();
    private static final String RECORDING = "into `segment`";

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Accounts accounts;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        accounts = Accounts.in(workshop);
    }

    private void run(CallWatcher watcher) throws Exception {
        assertThat(workshop.run(Mortality.watched(watcher))).isInstanceOf(RunOutcome.Finished.class);
    }

    @Test
    void archivesWholeFamiliesButForThoseThatSomethingKeeps() throws Exception {
        accounts.add(1, 5);
        workshop.sql("UPDATE account SET closed = '2999-01-01' WHERE id = 2");
        hold(new Scope.Row(new DatasetId("line"), List.of("31", "2")));
        hold(new Scope.Subject("u4"));

        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(2 * (1 + 2 + 4)));

        assertThat(accounts.rows("account").keySet()).containsExactly("2", "3", "4");
        assertThat(accounts.rows("orders")).hasSize(6);
        assertThat(accounts.rows("line")).hasSize(12);
        assertThat(accounts.archive().rows("account")).containsExactlyInAnyOrder("1|2024-01-01", "5|2024-01-01");
        assertThat(accounts.archive().rows("orders"))
                .containsExactlyInAnyOrder("10|1|first", "11|1|second", "50|5|first", "51|5|second");
        assertThat(accounts.archive().rows("line")).hasSize(8).contains("11|1|u1", "50|2|shop");
        accounts.assertNothingIsLost("in the end");
        accounts.assertProved("in the end");
        assertChunksNameSegmentsOfTheirTables();
        assertThat(workshop.own()
                        .sql()
                        .fetch("SELECT planned, done, skipped, remaining FROM run_step ORDER BY step")
                        .map(Object::toString))
                .hasSize(3);
    }

    private void assertChunksNameSegmentsOfTheirTables() {
        List<String> segments = workshop.ledger(IMMORTAL).entriesOf("segment.written").stream()
                .map(leaf -> (SegmentWritten) leaf.entry())
                .map(written -> written.table() + " " + written.segment() + " "
                        + written.content().text())
                .toList();
        List<String> chunks = workshop.ledger(IMMORTAL).entriesOf("chunk.archived").stream()
                .map(leaf -> (ChunkArchived) leaf.entry())
                .map(chunk -> chunk.table() + " " + chunk.archived().segment() + " "
                        + chunk.archived().content())
                .toList();
        assertThat(segments).hasSize(3);
        assertThat(chunks).containsExactlyInAnyOrderElementsOf(segments);
    }

    @Test
    void leavesFamilyOfWhichOneChangedToLaterSegments() throws Exception {
        accounts.add(1, 12);

        run(CallWatcher.beforeFirst(
                RECORDING, () -> workshop.sql("UPDATE line SET email = 'new' WHERE orders = 31 AND no = 2")));

        assertThat(accounts.rows("account")).isEmpty();
        assertThat(accounts.archive().rows("line")).contains("31|2|shop", "31|2|new");
        assertThat(accounts.archive().segments("account")).hasSize(2);
        assertThat(accounts.archive().rows(accounts.archive().segments("line").getLast()))
                .containsExactlyInAnyOrder("30|1|u3", "30|2|shop", "31|1|u3", "31|2|new");
        accounts.assertProved("in the end");
    }

    @Test
    void leavesFamilyToWhichOneCameToLaterSegments() throws Exception {
        accounts.add(1, 3);

        run(CallWatcher.beforeFirst(RECORDING, () -> {
            workshop.sql("INSERT INTO orders VALUES (99, 2, 'late')").sql("INSERT INTO line VALUES (99, 1, 'late')");
            accounts.look();
        }));

        assertThat(accounts.rows("line")).isEmpty();
        assertThat(accounts.archive().rows("orders")).contains("99|2|late");
        assertThat(accounts.archive().rows("line")).contains("99|1|late");
        accounts.assertNothingIsLost("in the end");
        accounts.assertProved("in the end");
    }

    /** The rows above were locked when nothing of their family was held. */
    @Test
    void keepsFamilyOfWhichOneBecomesAHeldPersons() throws Exception {
        accounts.add(1, 2);
        hold(new Scope.Subject("u9"));

        run(CallWatcher.beforeFirst(
                "nowait", () -> workshop.sql("UPDATE line SET email = 'u9' WHERE orders = 10 AND no = 1")));

        assertThat(accounts.rows("account").keySet()).containsExactly("1");
        assertThat(accounts.rows("line")).hasSize(4).containsEntry("10|1", "10|1|u9");
        accounts.assertProved("in the end");
    }

    /** Each is larger than a chunk, and both together than a segment. */
    @Test
    void takesLargeFamiliesInSeveralChunksAndEachInSegmentsOfItsOwn() throws Exception {
        accounts.add(1, 2);
        accounts.addLines(10, 26_000);
        accounts.addLines(20, 26_000);

        assertThat(workshop.run()).isInstanceOf(RunOutcome.Finished.class);

        assertThat(accounts.rows("account")).isEmpty();
        assertThat(accounts.rows("line")).isEmpty();
        assertThat(accounts.archive().segments("account")).hasSize(2);
        assertThat(accounts.archive().segments("line").stream()
                        .map(segment -> accounts.archive().rows(segment).size()))
                .containsExactly(26_004, 26_004);
        assertThat(workshop.schema().sql().fetchValue("SELECT MAX(row_count) FROM lethe_outpost.receipt"))
                .isEqualTo(5_000);
        accounts.assertNothingIsLost("in the end");
        accounts.assertProved("in the end");
    }

    @Test
    void refusesFamilyThatIsTooLargeToBeArchivedAtOnce() throws Exception {
        accounts.add(1, 2);
        accounts.addLines(10, 200_001);

        assertThatThrownBy(workshop::run)
                .isInstanceOf(RunFailedException.class)
                .cause()
                .hasMessage("cannot archive " + workshop.schema().name()
                        + ".account: expected at most 200000 rows that go with one row (on-delete: with) but a row that is due"
                        + " has more. Leave on-delete out and archive them by a rule of their own. The row was not"
                        + " archived and not deleted.");
        assertThat(accounts.rows("account")).hasSize(2);
        assertThat(workshop.archiveDirectory()).isEmptyDirectory();
    }

    @Test
    void putsFamiliesBackFromTheTopDownwards() throws Exception {
        accounts.add(1, 2);
        workshop.run();

        assertThat(restore("line").look().obstacles())
                .extracting(Object::toString)
                .containsExactly("rows whose orders points at a row that "
                        + workshop.schema().name()
                        + ".orders does not have: 8 (10|1, 10|2, 11|1, 11|2, 20|1, 20|2, 21|1, 21|2)");
        assertThat(accounts.rows("line")).isEmpty();

        for (String table : List.of("account", "orders", "line")) {
            assertThat(restore(table)).as(table).isInstanceOf(RestoreOutcome.Finished.class);
        }
        assertThat(accounts.rows("account")).hasSize(2);
        assertThat(accounts.rows("line")).hasSize(8).containsEntry("21|2", "21|2|shop");
    }

    private RestoreOutcome restore(String table) throws Exception {
        SegmentName segment = accounts.archive().segments(table).getFirst();
        return workshop.restores(IMMORTAL)
                .restore(
                        new RestoreOrder(segment, schema -> row -> true, true, false),
                        new Signature("D. Officer", "wrong policy"));
    }

    /** On one server: what segments and families go through between two calls is no database's, and ArchiveKillIT and CompanionsIT die on both. */
    @Test
    @DisabledIfEnvironmentVariable(named = "LETHE_TEST_MYSQL", matches = ".+")
    void losesNoRowAndCountsNoneTwiceWhereverItDies(TestReporter reporter) throws Exception {
        accounts.add(1, 2);
        List<String> calls = workshop.callsOfRun(ArchivedFamiliesIT::mayBeTheLast);
        assertThat(calls).anyMatch(call -> call.contains(RECORDING)).anyMatch(call -> call.contains("delete from"));

        List<KillPlace> places = KillPlaces.around(calls);
        int account = 2;
        for (KillPlace place : places) {
            accounts.beginAnew();
            accounts.add(account + 1, account + 2);
            account += 2;
            dieAndGoOn(place);
        }

        reporter.publishEntry("kill points", Integer.toString(places.size()));
        assertThat(places).hasSizeGreaterThan(20);
    }

    private void dieAndGoOn(KillPlace place) throws Exception {
        String when = place.toString();
        workshop.runUntil(place, ArchivedFamiliesIT::mayBeTheLast);
        accounts.assertNothingIsLost(when);

        workshop.run();

        accounts.assertNothingIsLost(when);
        accounts.assertProved(when);
        assertThat(accounts.rows("account")).as(when).isEmpty();
        assertThat(accounts.archive().rows("line"))
                .as("%s: each line is archived once", when)
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(accounts.archive().rows("account")).as(when).hasSize(2).doesNotHaveDuplicates();
    }

    /** From the first segment to the last receipt; all else is said in every run, and ArchiveKillIT dies there. */
    private static boolean mayBeTheLast(String call) {
        return call.contains("segment")
                || call.contains("delete from")
                || call.contains("into `lethe_outpost`")
                || call.contains("`line`");
    }

    private void hold(Scope scope) throws Exception {
        workshop.holds(IMMORTAL).place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET));
    }
}
