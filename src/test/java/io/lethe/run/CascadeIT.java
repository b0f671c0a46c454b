package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.row.KeyColumns;
import io.lethe.testing.CallWatcher;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that the server itself would delete along with their parent, without anybody's receipt, appear while the parent is deleted. */
class CascadeIT {
    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory)
                .policy("orders", """
                        rules:
                          - {data: orders, since: made, keep: 30 days, then: purge, limits: {share-of-table: 100%}}
                        tests:
                          - {as-of: 2026-11-22, row: {made: 2026-01-01}, expect: purge}
                        """)
                .map("""
                        orders: {table: SCHEMA.orders, key: id, dates: {made: {type: date}}, children: [{table: SCHEMA.line, via: orders}]}
                        """)
                .sql("CREATE TABLE orders (id INT PRIMARY KEY, made DATE, KEY (made))")
                .sql("CREATE TABLE line (id INT PRIMARY KEY, orders INT, KEY (orders),"
                        + " FOREIGN KEY (orders) REFERENCES orders (id) ON DELETE CASCADE)")
                .sql("INSERT INTO orders VALUES (1, '2024-01-01'), (2, '2024-01-02'), (3, '2024-01-03')");
    }

    @Test
    void keepsParentWhoseChildCameAfterItsKeyWasRead() throws SQLException {
        RunOutcome outcome = run("skip locked", () -> workshop.sql("INSERT INTO line VALUES (7, 2)"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Finished.class,
                        finished -> assertThat(finished.rows()).isEqualTo(2));
        assertThat(ids("orders")).containsExactly("2");
        assertThat(ids("line")).containsExactly("7");
        assertThat(workshop.own()
                        .sql()
                        .fetchSingle("SELECT skipped FROM run_step")
                        .into(Integer.class))
                .isOne();
        covers(List.of("1", "2", "3"));
    }

    @Test
    void letsNoChildComeBetweenLockAndDeletion() throws SQLException {
        AtomicReference<CompletableFuture<Void>> child = new AtomicReference<>();

        RunOutcome outcome = run(
                "delete from",
                () -> child.set(CompletableFuture.runAsync(() -> workshop.sql("INSERT INTO line VALUES (7, 2)"))));

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThatThrownBy(() -> child.get().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IntegrityConstraintViolationException.class);
        assertThat(ids("orders")).isEmpty();
        assertThat(ids("line")).isEmpty();
        covers(List.of("1", "2", "3"));
    }

    private RunOutcome run(String statement, Runnable before) throws SQLException {
        CallWatcher watcher = new CallWatcher() {
            @Override
            public void before(Connection connection, String call) {
                if (call.contains(statement)) {
                    before.run();
                }
            }
        };
        return workshop.run(Mortality.watched(watcher));
    }

    private void covers(List<String> before) {
        Evidence.of(workshop, "orders", KeyColumns.single("id", "int")).covers("in the end", before, ids("orders"));
    }

    private List<String> ids(String table) {
        return workshop.schema()
                .sql()
                .fetch("SELECT id FROM " + table + " ORDER BY id")
                .getValues(0, String.class);
    }
}
