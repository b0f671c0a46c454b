package io.lethe.run;

import static io.lethe.run.SegmentTable.NAME;
import static io.lethe.run.SegmentTable.NUMBER;
import static io.lethe.run.SegmentTable.PARTITION;
import static io.lethe.run.SegmentTable.RUN;
import static io.lethe.run.SegmentTable.SEGMENT;
import static io.lethe.run.SegmentTable.STEP;

import io.lethe.action.Archiving;
import io.lethe.action.Lease;
import io.lethe.action.SegmentRegister;
import io.lethe.archive.Archive;
import io.lethe.archive.Archives;
import io.lethe.archive.Segment;
import io.lethe.archive.format.SegmentFormat;
import io.lethe.archive.store.SegmentName;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.entry.SegmentWritten;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Action;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The segments of runs, on own: a row each, in one transaction with its leaf. Safe for several threads. */
final class RunSegments implements SegmentRegister {
    private final OwnDatabase own;
    private final Ledger ledger;
    private final Archives archives;
    private final InstantSource clock;

    RunSegments(OwnDatabase own, Ledger ledger, Archives archives, InstantSource clock) {
        this.own = own;
        this.ledger = ledger;
        this.archives = archives;
        this.clock = clock;
    }

    /** How the rows or files of a step are archived. The day on which that ends follows from the run's as-of: whoever goes on finds the same. */
    Archiving archiving(Instant asOf, Action.Archive action) {
        LocalDate day = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        return new Archiving(
                archive(archives, action.store()),
                this,
                day.plus(action.keep().period()),
                SegmentFormat.of(action.format()));
    }

    /** Refuses an archive that the settings do not know. */
    static Archive archive(Archives archives, String name) {
        return archives.named(name)
                .orElseThrow(() -> new RunRefusedException("expected an archive \"" + name
                        + "\" in archives of lethe.yaml, since a policy archives to it, but there "
                        + (archives.byName().isEmpty()
                                ? "is none."
                                : "are only " + archives.byName().keySet() + ".")));
    }

    @Override
    public Optional<Known> last(Lease lease) throws SQLException {
        return own.read(sql -> sql.select(NUMBER, NAME)
                .from(SEGMENT)
                .where(RUN.eq(lease.run().text()), STEP.eq(lease.step()), PARTITION.eq(lease.partition()))
                .orderBy(NUMBER.desc())
                .limit(1)
                .fetchOptional(row -> new Known(row.value1(), new SegmentName(row.value2()))));
    }

    @Override
    public void record(Place place, Segment segment, LocalDate expires) throws SQLException {
        Instant now = clock.instant();
        own.inTransaction(tx -> {
            // Who comes second waits for the first, and then finds the row there: one leaf.
            if (insert(tx, row(place, segment, expires, now)) == 1) {
                long leaf =
                        ledger.append(tx, written(place, segment, expires, now)).index();
                tx.update(SEGMENT)
                        .set(SegmentTable.LEAF, leaf)
                        .where(NAME.eq(segment.name().name()))
                        .execute();
            }
            return segment;
        });
    }

    private static int insert(DSLContext tx, Map<Field<?>, Object> row) {
        return tx.insertInto(SEGMENT).set(row).onDuplicateKeyIgnore().execute();
    }

    private static Map<Field<?>, Object> row(Place place, Segment segment, LocalDate expires, Instant now) {
        Map<Field<?>, Object> row = new LinkedHashMap<>();
        row.put(NAME, segment.name().name());
        row.put(SegmentTable.ARCHIVE, store(place));
        row.put(SegmentTable.TARGET, place.run().target().name().name());
        row.put(SegmentTable.TABLE_NAME, place.step().table().toString());
        row.put(SegmentTable.DATASET, place.step().dataset().name());
        row.put(RUN, place.lease().run().text());
        row.put(STEP, place.lease().step());
        row.put(PARTITION, place.lease().partition());
        row.put(NUMBER, place.number());
        row.put(SegmentTable.ROWS, segment.rows());
        row.put(SegmentTable.CONTENT, segment.content().toString());
        row.put(SegmentTable.SIZE, segment.size());
        row.put(SegmentTable.FILE, segment.file().toString());
        row.put(SegmentTable.WRITTEN_AT, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        row.put(SegmentTable.EXPIRES_ON, expires);
        return row;
    }

    private static String store(Place place) {
        if (place.step().action() instanceof Action.Archive archive) {
            return archive.store();
        }
        throw new IllegalStateException("only a step that archives has segments");
    }

    private static SegmentWritten written(Place place, Segment segment, LocalDate expires, Instant now) {
        return new SegmentWritten(
                store(place),
                segment.name().name(),
                place.run().id(),
                place.run().target().name(),
                place.step().table(),
                new SegmentWritten.Content(
                        segment.rows(),
                        Hash.parse(segment.content().toString()),
                        segment.size(),
                        Hash.parse(segment.file().toString())),
                expires,
                now);
    }
}
