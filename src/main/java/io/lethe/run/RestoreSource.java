package io.lethe.run;

import io.lethe.archive.Archive;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.store.SegmentName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The chosen rows of a segment, some at a time, in memory that does not grow with their number. */
record RestoreSource(Archive archive, SegmentName name, Function<SegmentSchema, Predicate<Row>> choice) {
    /** A transaction of so many rows is short, and a replica follows. */
    private static final int ROWS = 1000;

    /** A statement has no more than this many values: the driver's protocol ends at 65,535. */
    private static final int VALUES = 20_000;

    /** Well below the 16 MB that a server takes as one statement by default; bytes may be twice as long there. */
    private static final int TEXT = 4 << 20;

    /** What is done with some rows. */
    interface Sink {
        /** Whether the next ones are wanted too. */
        boolean take(List<Row> rows) throws SQLException;
    }

    SegmentSchema schema() {
        try (SegmentReading reading = archive.open(name)) {
            return reading.schema();
        }
    }

    void read(Sink sink) throws SQLException {
        try (SegmentReading reading = archive.open(name)) {
            Predicate<Row> chosen = choice.apply(reading.schema());
            Batch batch = new Batch(reading.schema(), sink);
            boolean on = true;
            for (Row row = reading.next(); on && row != null; row = reading.next()) {
                on = !chosen.test(row) || batch.add(row);
            }
            if (on) {
                batch.flush();
            }
        }
    }

    private static final class Batch {
        private final Sink sink;
        private final RowLine lines;
        private final int most;
        private List<Row> rows = new ArrayList<>();
        private int size;

        Batch(SegmentSchema schema, Sink sink) {
            this.sink = sink;
            this.lines = new RowLine(schema);
            this.most = Math.max(1, Math.min(ROWS, VALUES / schema.columns().size()));
        }

        boolean add(Row row) throws SQLException {
            rows.add(row);
            size += lines.write(row).length;
            return (rows.size() < most && size < TEXT) || flush();
        }

        boolean flush() throws SQLException {
            List<Row> full = rows;
            rows = new ArrayList<>();
            size = 0;
            return full.isEmpty() || sink.take(full);
        }
    }
}
