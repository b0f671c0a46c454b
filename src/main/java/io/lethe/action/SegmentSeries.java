package io.lethe.action;

import io.lethe.action.SegmentRegister.Place;
import io.lethe.archive.Segment;
import io.lethe.archive.SegmentDraft;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.store.SegmentExistsException;
import io.lethe.archive.store.SegmentName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The segments of one table that are written under one lease, each under its number. Not for several threads. */
record SegmentSeries(StepWork work, Lease lease, Archiving how) {
    /** A segment that is durable and verified. */
    record Durable(SegmentSeries series, Place place, Segment segment, SegmentRows rows) {
        /** In register and ledger; repeating it changes nothing. */
        void record() throws SQLException {
            series.how.register().record(place, segment, series.how.expires());
        }
    }

    private Place place(int number) {
        return new Place(work.run(), work.step(), lease, number);
    }

    /** The segment that somebody left behind under this number. */
    Optional<Durable> found(int number) {
        Place place = place(number);
        return how.find(place)
                .map(name -> new Durable(this, place, how.archive().verify(name), read(name)));
    }

    /** The same or, where there is none, one that is written now; none if there is nothing to write. */
    Optional<Durable> take(int number, RowSupply rows) throws SQLException {
        Optional<Durable> found = found(number);
        if (found.isPresent()) {
            return found;
        }
        List<Row> first = rows.next(0, 0);
        return first.isEmpty() ? Optional.empty() : write(number, first, rows);
    }

    private Optional<Durable> write(int number, List<Row> first, RowSupply more) throws SQLException {
        SegmentSchema schema = work.segmentSchema();
        SegmentName name = how.name(place(number));
        SegmentRows.Builder written = new SegmentRows.Builder(schema);
        try (SegmentDraft draft = how.archive().begin(name, schema, how.expires())) {
            for (List<Row> rows = first; !rows.isEmpty(); rows = more.next(written.size(), draft.textSize())) {
                rows.forEach(row -> written.add(row, draft.append(row)));
            }
            Segment segment = draft.finish();
            return Optional.of(new Durable(this, place(number), segment, written.of(name, segment.content())));
        } catch (SegmentExistsException e) {
            // Somebody who lost the partition to us wrote it meanwhile. What it lacks is read again.
            more.lost();
            return found(number);
        }
    }

    SegmentRows read(SegmentName name) {
        try (SegmentReading reading = how.archive().open(name)) {
            RowLine lines = new RowLine(reading.schema());
            SegmentRows.Builder rows = new SegmentRows.Builder(reading.schema());
            for (Row row = reading.next(); row != null; row = reading.next()) {
                rows.add(row, lines.digest(row));
            }
            return rows.of(name, reading.toEnd().content());
        }
    }
}
