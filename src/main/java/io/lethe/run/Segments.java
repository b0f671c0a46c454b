package io.lethe.run;

import static io.lethe.run.SegmentTable.SEGMENT;

import io.lethe.archive.content.Sha256;
import io.lethe.archive.store.SegmentName;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.entry.SegmentExpired;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Which segments rows were deleted on the strength of. Safe for several threads. */
public final class Segments {
    /** Where a day begins last. */
    private static final ZoneOffset LATEST_ZONE = ZoneOffset.ofHours(-12);

    private final OwnDatabase own;

    public Segments(OwnDatabase own) {
        this.own = own;
    }

    /** All of them, the latest first; expired ones too. */
    public List<RecordedSegment> list() throws SQLException {
        return own.read(sql -> sql.select(SegmentTable.FIELDS)
                .from(SEGMENT)
                .orderBy(SegmentTable.WRITTEN_AT.desc(), SegmentTable.NAME)
                .fetch(Segments::segment));
    }

    /** Those of a target whose last day is over at this instant in every zone on earth, and which are still there. */
    public List<RecordedSegment> over(TargetName target, Instant asOf) throws SQLException {
        LocalDate lastToBegin = LocalDate.ofInstant(asOf, LATEST_ZONE);
        return own.read(sql -> sql.select(SegmentTable.FIELDS)
                .from(SEGMENT)
                .where(SegmentTable.TARGET.eq(target.name()))
                .and(SegmentTable.EXPIRES_ON.lt(lastToBegin))
                .and(SegmentTable.EXPIRED_AT.isNull())
                .orderBy(SegmentTable.EXPIRES_ON, SegmentTable.NAME)
                .fetch(Segments::segment));
    }

    /** Records that a segment was removed, once: in one transaction with its leaf. */
    void expired(RecordedSegment segment, Ledger ledger, Instant at) throws SQLException {
        own.inTransaction(tx -> {
            int changed = tx.update(SEGMENT)
                    .set(SegmentTable.EXPIRED_AT, LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                    .where(SegmentTable.NAME.eq(segment.name().name()))
                    .and(SegmentTable.EXPIRED_AT.isNull())
                    .execute();
            if (changed == 1) {
                ledger.append(
                        tx,
                        new SegmentExpired(
                                segment.archive(),
                                segment.name().name(),
                                segment.rows(),
                                Hash.parse(segment.content().toString()),
                                at));
            }
            return segment;
        });
    }

    private static RecordedSegment segment(Record row) {
        @Nullable LocalDateTime expired = row.get(SegmentTable.EXPIRED_AT);
        return new RecordedSegment(
                new SegmentName(row.get(SegmentTable.NAME)),
                row.get(SegmentTable.ARCHIVE),
                new TargetName(row.get(SegmentTable.TARGET)),
                TableName.of(row.get(SegmentTable.TABLE_NAME)),
                new DatasetId(row.get(SegmentTable.DATASET)),
                row.get(SegmentTable.ROWS),
                Sha256.parse(row.get(SegmentTable.CONTENT)),
                row.get(SegmentTable.SIZE),
                Sha256.parse(row.get(SegmentTable.FILE)),
                row.get(SegmentTable.WRITTEN_AT).toInstant(ZoneOffset.UTC),
                row.get(SegmentTable.EXPIRES_ON),
                expired == null ? null : expired.toInstant(ZoneOffset.UTC));
    }
}
