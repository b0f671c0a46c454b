package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.Holds;
import io.lethe.hold.Scope;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.Mortality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole process is killed at moments nobody has chosen, thirty times, with work always left and an application writing to the same
 * table: two times of three when it has committed a random number of chunks, else at a random age. Each next {@code lethe run} goes on
 * without help. What was deleted is known from a trigger of the test, not from anything that the engine says.
 */
class ProcessKillIT {
    private static final long SEED = 20_261_122;
    private static final int KILLS = 30;

    /** Due rows at the begin of each life: some five chunks. */
    private static final int DUE_AT_BIRTH = 6_000;

    private static final int CHUNKS_OF_A_LIFE = 5;

    /** The first of the due rows, which have even ids. */
    private static final int HELD = 20;

    /** Seconds that no run on this many rows takes, on however busy a machine. */
    private static final int PATIENCE = 300;

    @TempDir
    private Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private Workshop workshop;
    private Activity activity;
    private ChildEngine engine;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.open(directory);
        activity = Activity.in(workshop);
        workshop.map("activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}},"
                + " delete-triggers: \"a test that remembers what was deleted\"}");
        workshop.sql("CREATE TABLE grave (id BIGINT PRIMARY KEY, created_at DATETIME)");
        workshop.sql("CREATE TRIGGER bury AFTER DELETE ON activity FOR EACH ROW"
                + " INSERT INTO grave VALUES (OLD.id, OLD.created_at)");
        engine = ChildEngine.on(workshop, directory);
    }

    @Test
    void leavesEachDeletedRowInExactlyOneReceiptHoweverOftenItIsKilled(TestReporter reporter) throws Exception {
        refill();
        holdSome();
        long life = liveToTheEnd();
        int kills = 0;
        int atWork = 0;
        int lives = 0;
        Traffic traffic = Traffic.on(workshop, random.split());
        try (traffic) {
            while (kills < KILLS) {
                refill();
                int receipts = receipts();
                lives++;
                if (isKilled(life, receipts)) {
                    kills++;
                    atWork += receipts() > receipts ? 1 : 0;
                }
            }
        }
        liveToTheEnd();

        reporter.publishEntry(
                "kills",
                kills + " in " + lives + " lives, " + atWork + " of them after the life's first chunk, seed " + SEED);
        oracle(traffic);
    }

    private void refill() {
        int due = count("SELECT COUNT(*) FROM activity WHERE created_at < '2025-01-01'") - HELD;
        activity.add(2 * Math.max(0, DUE_AT_BIRTH - due));
    }

    private void holdSome() throws Exception {
        Holds holds = workshop.holds(Mortality.immortal());
        for (int row = 1; row <= HELD; row++) {
            Scope scope = new Scope.Row(new DatasetId("activity"), List.of(Integer.toString(2 * row)));
            holds.place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET));
        }
    }

    private long liveToTheEnd() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = engine.run();
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(engine.printed()).isZero();
        return System.nanoTime() - begin;
    }

    /** False when the process was quicker than its killer. */
    private boolean isKilled(long life, int receipts) throws IOException, InterruptedException {
        boolean atWork = random.nextInt(3) > 0;
        long age = random.nextLong(life);
        int mark = receipts + 1 + random.nextInt(CHUNKS_OF_A_LIFE);
        Process process = engine.run();
        if (atWork ? endsBefore(mark, process) : process.waitFor(age, TimeUnit.NANOSECONDS)) {
            // Rows with an old start may come behind the run's back; it says so then.
            assertThat(process.exitValue()).as(engine.printed()).isIn(0, 1);
            if (process.exitValue() == 1) {
                assertThat(engine.printed()).contains("rows that are due are still there");
            }
            return false;
        }
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        return true;
    }

    /** Whether it ends before there are so many receipts. */
    private boolean endsBefore(int mark, Process process) throws InterruptedException {
        while (receipts() < mark) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private int receipts() {
        return count("SELECT COUNT(*) FROM lethe_outpost.receipt");
    }

    private void oracle(Traffic traffic) {
        assertThat(count("SELECT (SELECT COUNT(*) FROM activity) + (SELECT COUNT(*) FROM grave)"))
                .as("rows that are there or were deleted")
                .isEqualTo((int) (activity.ever().size() + traffic.added()));
        assertThat(count("SELECT COUNT(*) FROM activity JOIN grave USING (id)"))
                .as("rows that are there and were deleted")
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM grave WHERE created_at > UTC_TIMESTAMP() - INTERVAL 30 DAY"))
                .as("rows that were deleted early")
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM grave WHERE id MOD 2 = 0 AND id <= " + 2 * HELD))
                .as("rows that were deleted although they are held")
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM activity WHERE created_at < '2025-01-01' AND id > " + 2 * HELD))
                .as("rows that are due and still there")
                .isZero();
        assertThat(
                        count(
                                "SELECT COUNT(*) FROM lethe_outpost.receipt r LEFT JOIN "
                                        + workshop.own().name()
                                        + ".leaf l ON l.idx = r.leaf AND l.receipt = UNHEX(REPLACE(r.id, '-', '')) WHERE l.idx IS NULL"))
                .as("receipts without a leaf of their own")
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM " + workshop.own().name() + ".leaf WHERE type = 'chunk.purged'"))
                .as("leaves of chunks")
                .isEqualTo(receipts());
        Evidence.of(workshop, "activity").covers("in the end", ids("activity", "grave"), ids("activity"));
    }

    private List<String> ids(String... tables) {
        String all = String.join(" UNION ALL SELECT id FROM ", tables);
        return workshop.schema().sql().fetch("SELECT id FROM " + all).getValues(0, String.class);
    }

    private int count(String select) {
        return workshop.schema().sql().fetchSingle(select).into(Integer.class);
    }
}
