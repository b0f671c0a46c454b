package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.StoreException;
import io.lethe.ledger.key.KeyDirectoryException;
import io.lethe.plan.PlanRefusedException;
import io.lethe.testing.Mortality;
import io.lethe.testing.SmallDisk;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a run that archives: nothing is lost by it, it is told in words, and the next run goes on. */
class BadInputIT {
    @TempDir
    private Path directory;

    private Workshop workshop;
    private Orders orders;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        orders = Orders.in(workshop);
    }

    @Test
    void losesNothingWhenTheDiskOfTheArchiveIsFull() throws Exception {
        orders.add(6_000);
        // What zstd cannot make small.
        workshop.sql("UPDATE orders SET note = SHA2(id, 256)");
        Map<String, String> before = orders.snapshot();

        SmallDisk.of(workshop.archiveDirectory(), "size=64k").during(() -> {
            assertThatThrownBy(() -> run(workshop.engine()))
                    .isInstanceOf(RunFailedException.class)
                    .cause()
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("archive " + workshop.archiveDirectory() + ": cannot write ")
                    .hasMessageEndingWith(": No space left on device. Make room there; the next run goes on. No row was"
                            + " deleted for it.");
            assertThat(orders.snapshot()).isEqualTo(before);
            assertThat(workshop.archiveDirectory()).isEmptyDirectory();
        });

        assertThat(run(workshop.engine())).isInstanceOf(RunOutcome.Finished.class);
        assertEverythingIsThereOrArchived(before);
    }

    @Test
    void beginsNothingWhereNoKeyCanBeWritten() throws Exception {
        orders.add(40);
        Map<String, String> before = orders.snapshot();

        SmallDisk.readOnly(workshop.keys()).during(() -> {
            assertThatThrownBy(() -> run(workshop.engine()))
                    .isInstanceOf(KeyDirectoryException.class)
                    .hasMessageContaining("expected to create a key but cannot: Read-only file system")
                    .hasMessageEndingWith("Let the engine's user write there. Nothing was changed.");
            assertThat(orders.snapshot()).isEqualTo(before);
            assertThat(workshop.own().sql().fetchValue("SELECT COUNT(*) FROM run"))
                    .isEqualTo(0L);
        });

        assertThat(run(workshop.engine())).isInstanceOf(RunOutcome.Finished.class);
        assertEverythingIsThereOrArchived(before);
    }

    @Test
    void refusesARunWhoseColumnWasDroppedSinceItWasPlanned() throws Exception {
        orders.add(40);
        assertThat(workshop.engine().plan(Set.of(), workshop.clock().instant()).due())
                .isEqualTo(20);
        workshop.sql("ALTER TABLE orders DROP COLUMN created_at");

        assertThatThrownBy(() -> run(workshop.engine()))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.problems().getFirst().toString())
                                .contains("created_at"));
        assertThat(orders.archived()).isEmpty();
        assertThat(count()).isEqualTo(40);
    }

    /** Between the plan and the first segment: the columns are those that the run found when it began. */
    @Test
    void losesNothingWhenAColumnIsDroppedUnderTheRun() throws Exception {
        orders.add(40);
        AtomicBoolean dropped = new AtomicBoolean();
        Mortality watching = Mortality.immortal(call -> {
            if (call.startsWith("insert into `lethe_outpost`.`lease`") && dropped.compareAndSet(false, true)) {
                workshop.sql("ALTER TABLE orders DROP COLUMN note");
            }
            return false;
        });

        assertThatThrownBy(() -> run(workshop.engine(watching)))
                .isInstanceOf(RunFailedException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo(1054));
        assertThat(count()).isEqualTo(40);
        assertThat(orders.archived()).isEmpty();

        assertThat(run(workshop.engine())).isInstanceOf(RunOutcome.Finished.class);
        assertThat(count()).isEqualTo(20);
        assertThat(orders.archived()).hasSize(20);
    }

    private RunOutcome run(Runs engine) throws SQLException {
        return engine.run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
    }

    private int count() {
        return workshop.schema().sql().fetchCount(DSL.table(DSL.name("orders")));
    }

    private void assertEverythingIsThereOrArchived(Map<String, String> before) {
        assertThat(orders.snapshot()).hasSize(before.size() / 2);
        orders.assertNothingIsLost("at the end", before);
        orders.archive().assertRecorded("at the end");
    }
}
