package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.StoreException;
import io.lethe.hold.Scope;
import io.lethe.ledger.entry.ChunkArchived;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.SegmentWritten;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.Mortality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIT {
    @TempDir
    private Path directory;

    private Workshop workshop;
    private Orders orders;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        orders = Orders.in(workshop);
    }

    private RunOutcome run(Runs engine) throws Exception {
        return engine.run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
    }

    @Test
    void deletesWhatASegmentHolds() throws Exception {
        orders.add(6000);
        Map<String, String> before = orders.snapshot();

        RunOutcome outcome = run(workshop.engine());

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        Map<String, String> there = orders.snapshot();
        assertThat(there).hasSize(3000);
        Map<String, String> gone = new TreeMap<>(before);
        gone.keySet().removeAll(there.keySet());
        Map<String, String> archived = new TreeMap<>();
        orders.archived().forEach((id, rows) -> archived.put(id, String.join(" and ", rows)));
        assertThat(archived).isEqualTo(gone);
        orders.archive().assertRecorded("after a run");
        Evidence.of(workshop, "orders").covers("after a run", orders.ever(), there.keySet());
    }

    @Test
    void bindsSegmentsAndChunksInTheLedger() throws Exception {
        orders.add(100);

        run(workshop.engine());

        List<SegmentWritten> segments = entries(SegmentWritten.class, "segment.written");
        List<ChunkArchived> chunks = entries(ChunkArchived.class, "chunk.archived");
        assertThat(segments).hasSize(1);
        SegmentWritten segment = segments.getFirst();
        assertThat(segment.content().rows()).isEqualTo(50);
        assertThat(segment.expires().getYear())
                .isEqualTo(workshop.clock().instant().atOffset(ZoneOffset.UTC).getYear() + 6);
        assertThat(chunks).isNotEmpty().allSatisfy(chunk -> {
            assertThat(chunk.archived().segment()).isEqualTo(segment.segment());
            assertThat(chunk.archived().content()).isEqualTo(segment.content().text());
        });
        assertThat(chunks.stream().mapToInt(chunk -> chunk.outcome().rows()).sum())
                .isEqualTo(50);
    }

    private <E extends Entry> List<E> entries(Class<E> kind, String type) {
        return workshop.ledger(Mortality.immortal()).entriesOf(type).stream()
                .map(leaf -> kind.cast(leaf.entry()))
                .toList();
    }

    @Test
    void writesARowThatChangedMeanwhileIntoALaterSegment() throws Exception {
        orders.add(40);
        AtomicBoolean changed = new AtomicBoolean();
        Mortality watching = Mortality.immortal(call -> {
            if (call.contains("`segment`") && call.startsWith("insert") && changed.compareAndSet(false, true)) {
                workshop.sql("UPDATE orders SET note = 'renamed' WHERE id = 10");
            }
            return false;
        });

        RunOutcome outcome = run(workshop.engine(watching));

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThat(changed).isTrue();
        assertThat(orders.snapshot()).hasSize(20).doesNotContainKey("10");
        assertThat(orders.archived().get("10"))
                .containsExactlyInAnyOrder(
                        "10|2025-03-01 10:00:00|nöte 10|10.50|NULL", "10|2025-03-01 10:00:00|renamed|10.50|NULL");
        orders.archive().assertRecorded("after a change");
        Evidence.of(workshop, "orders")
                .covers("after a change", orders.ever(), orders.snapshot().keySet());
    }

    @Test
    void keepsHeldRowsOutOfSegments() throws Exception {
        orders.add(20);
        workshop.holds(Mortality.immortal())
                .place(
                        new Scope.Row(new DatasetId("orders"), List.of("4")),
                        "case 7",
                        "dispute",
                        "counsel",
                        Set.of(Workshop.TARGET));

        run(workshop.engine());

        assertThat(orders.snapshot()).hasSize(11).containsKey("4");
        assertThat(orders.archived()).hasSize(9).doesNotContainKey("4");
    }

    @Test
    void beginsNothingWithoutItsArchive() throws Exception {
        orders.add(20);
        Files.delete(workshop.archiveDirectory());

        assertThatThrownBy(() -> run(workshop.engine()))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "archive " + workshop.archiveDirectory()
                                + ": expected a directory but there is none. Mount it, or make it if it is new. Nothing was changed.");
        assertThat(orders.snapshot()).hasSize(20);
        assertThat(workshop.own().sql().fetchValue("SELECT COUNT(*) FROM run")).isEqualTo(0L);

        Files.createDirectory(workshop.archiveDirectory());
        assertThat(run(workshop.engine())).isInstanceOf(RunOutcome.Finished.class);
        assertThat(orders.snapshot()).hasSize(10);
    }

    @Test
    void namesTheColumnOfAZeroDate() throws Exception {
        orders.add(20);
        try (Connection connection = workshop.schema().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = ''");
            statement.execute("UPDATE orders SET shipped = '0000-00-00' WHERE id = 8");
            statement.execute("SET sql_mode = DEFAULT");
        }

        assertThatThrownBy(() -> run(workshop.engine()))
                .isInstanceOf(RunFailedException.class)
                .cause()
                .hasMessageStartingWith("cannot archive " + workshop.schema().name()
                        + ".orders: expected a date or NULL in shipped but a row that is due has a zero date there");
        assertThat(orders.snapshot()).hasSize(20);
        assertThat(workshop.archiveDirectory()).isEmptyDirectory();
    }
}
