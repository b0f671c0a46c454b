package io.lethe.run;

import static io.lethe.run.SegmentTable.SEGMENT;

import io.lethe.archive.content.Sha256;
import io.lethe.archive.store.SegmentName;
import io.lethe.ledger.OwnDatabase;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Which segments rows were deleted on the strength of. Safe for several threads. */
public final class Segments {
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

    private static RecordedSegment segment(Record row) {
        @Nullable LocalDateTime expired = row.get(SegmentTable.EXPIRED_AT);
        return new RecordedSegment(
                new SegmentName(row.get(SegmentTable.NAME)),
                row.get(SegmentTable.ARCHIVE),
                new TargetName(row.get(SegmentTable.TARGET)),
                TableName.of(row.get(SegmentTable.TABLE_NAME)),
                row.get(SegmentTable.ROWS),
                Sha256.parse(row.get(SegmentTable.CONTENT)),
                row.get(SegmentTable.SIZE),
                Sha256.parse(row.get(SegmentTable.FILE)),
                row.get(SegmentTable.WRITTEN_AT).toInstant(ZoneOffset.UTC),
                row.get(SegmentTable.EXPIRES_ON),
                expired == null ? null : expired.toInstant(ZoneOffset.UTC));
    }
}
