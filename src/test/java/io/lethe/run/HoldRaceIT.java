package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.Holds;
import io.lethe.hold.Scope;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand holds are placed on rows that are due, while a run deletes them. */
class HoldRaceIT {
    private static final int ROWS = 120_000;
    private static final int HOLDS = 1_000;
    private static final int PLACERS = 4;

    @TempDir
    private Path directory;

    /** So many holds are confirmed after the first chunks and before the others. */
    private static final int HEAD_START = 20;

    /** Rows that were still there when their hold was confirmed. */
    private final Set<Long> confirmedInTime = ConcurrentHashMap.newKeySet();

    private final CountDownLatch deleting = new CountDownLatch(1);
    private final CountDownLatch holding = new CountDownLatch(HEAD_START);

    private Workshop workshop;

    @Test
    @Timeout(600)
    void neverDeletesRowAfterItsHoldWasConfirmed() throws Exception {
        List<Long> wanted = new SplittableRandom(7)
                .longs(1, ROWS + 1)
                .distinct()
                .limit(HOLDS)
                .boxed()
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(PLACERS + 1)) {
            List<Future<Void>> placers = IntStream.range(0, PLACERS)
                    .mapToObj(number -> threads.submit(placer(wanted, number)))
                    .toList();
            Future<RunOutcome> run = threads.submit(this::run);
            for (Future<Void> placer : placers) {
                placer.get();
            }
            assertThat(run.get()).isInstanceOf(RunOutcome.Finished.class);
        }

        Set<Long> there = new HashSet<>(
                workshop.schema().sql().fetch("SELECT id FROM activity").getValues(0, Long.class));
        assertThat(there).containsAll(confirmedInTime);
        assertThat(confirmedInTime).as("the race was one").isNotEmpty();
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    private RunOutcome run() throws SQLException {
        try {
            Watcher held = Watcher.after(1, this::waitForHolds);
            return workshop.engine().run(RunRequest.everything(), new StopSignal(), held);
        } finally {
            // If it broke off before its first chunk, nobody shall wait for that.
            deleting.countDown();
        }
    }

    /** On the worker's thread, after its first chunk: so there are holds before the others, on however busy a machine. */
    private void waitForHolds() {
        deleting.countDown();
        try {
            holding.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Callable<Void> placer(List<Long> wanted, int number) {
        Holds holds = workshop.holds(Mortality.immortal());
        return () -> {
            deleting.await();
            for (int i = number; i < wanted.size(); i += PLACERS) {
                place(holds, wanted.get(i));
            }
            return null;
        };
    }

    private void place(Holds holds, long id) throws Exception {
        Scope row = new Scope.Row(new DatasetId("activity"), List.of(Long.toString(id)));
        assertThat(holds.place(row, "case 7", "a test", "counsel", Set.of(Workshop.TARGET))
                        .reached())
                .containsExactly(Workshop.TARGET);
        // From here on the hold is confirmed: a row that is there now must be there for ever.
        if (workshop.schema()
                .sql()
                .fetchExists(
                        org.jooq.impl.DSL.table("activity"),
                        org.jooq.impl.DSL.field("id").eq(id))) {
            confirmedInTime.add(id);
        }
        holding.countDown();
    }

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .policy("activity", """
                        rules:
                          - {data: activity, since: created_at, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: purge}
                        """)
                .map("activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}");
        workshop.sql(
                "CREATE TABLE activity (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, created_at DATETIME NOT NULL,"
                        + " KEY activity_created_at (created_at)) ENGINE = InnoDB");
        workshop.sql("INSERT INTO activity (created_at) VALUES ('2024-01-01')");
        for (int rows = 1; rows < ROWS; rows *= 2) {
            workshop.sql("INSERT INTO activity (created_at) SELECT created_at + INTERVAL 1 HOUR FROM activity LIMIT "
                    + Math.min(rows, ROWS - rows));
        }
    }
}
