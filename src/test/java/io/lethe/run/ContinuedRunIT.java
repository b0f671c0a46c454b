package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.receipt.RunId;
import io.lethe.plan.RunPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over two tables ends while it works on the second; rows with an old start come meanwhile into the first. */
class ContinuedRunIT {
    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory).map("""
                line: {table: SCHEMA.line, key: id, dates: {made: {type: date}}}
                orders: {table: SCHEMA.orders, key: id, dates: {made: {type: date}}, children: [{table: SCHEMA.line, via: orders}]}
                """);
        for (String data : List.of("line", "orders")) {
            workshop.policy(
                    data,
                    "rules:\n  - {data: " + data
                            + ", since: made, keep: 30 days, then: purge, limits: {share-of-table: 100%}}\n"
                            + "tests:\n  - {as-of: 2026-11-22, row: {made: 2026-01-01}, expect: purge}\n");
        }
        workshop.sql("CREATE TABLE orders (id INT PRIMARY KEY, made DATE, KEY (made))")
                .sql("CREATE TABLE line (id INT PRIMARY KEY, orders INT, made DATE, KEY (made), KEY (orders),"
                        + " FOREIGN KEY (orders) REFERENCES orders (id))")
                .sql("INSERT INTO orders VALUES (1, '2024-01-01'), (2, '2024-01-02'), (3, '2999-01-01')")
                .sql("INSERT INTO line VALUES (1, 1, '2024-01-01'), (2, 3, '2999-01-01')");
    }

    @Test
    void takesRowsThatCameIntoTableThatWasFinishedBefore() throws SQLException {
        StopSignal stop = new StopSignal();
        RunOutcome stopped = workshop.engine().run(RunRequest.everything(), stop, onStep(2, () -> {
            stop.ask("the window closed");
            workshop.sql("INSERT INTO line VALUES (4, 3, '2024-02-01')");
        }));
        assertThat(stopped).isInstanceOf(RunOutcome.Stopped.class);

        Watcher next = Watcher.idle();
        RunOutcome outcome = workshop.engine().run(RunRequest.everything(), new StopSignal(), next);

        assertThat(outcome).isEqualTo(new RunOutcome.Finished(((RunOutcome.Stopped) stopped).run(), 4));
        assertThat(next.begun()).isEmpty();
        assertThat(ids("line")).containsExactly(2);
        assertThat(ids("orders")).containsExactly(3);
    }

    @Test
    void namesRowsThatCameAfterTheirPlaceWasPassed() throws SQLException {
        RunOutcome outcome = workshop.engine()
                .run(
                        RunRequest.everything(),
                        new StopSignal(),
                        onStep(2, () -> workshop.sql("INSERT INTO line VALUES (4, 3, '2024-02-01')")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Incomplete.class,
                        incomplete -> assertThat(incomplete.reason())
                                .isEqualTo("1 row that is due is still there (1 came after their place was passed)"));
        assertThat(workshop.run())
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isOne());
        assertThat(ids("line")).containsExactly(2);
    }

    private List<Integer> ids(String table) {
        return workshop.schema()
                .sql()
                .fetch("SELECT id FROM " + table + " ORDER BY id")
                .getValues(0, Integer.class);
    }

    private static RunObserver onStep(int number, Runnable deed) {
        return new RunObserver() {
            @Override
            public void started(RunId run, RunPlan plan, boolean resumed) {}

            @Override
            public void waiting(String reason) {}

            @Override
            public void progressed(int step, long rows) {
                if (step == number) {
                    deed.run();
                }
            }
        };
    }
}
