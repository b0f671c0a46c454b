package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.archive.Archive;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.store.SegmentName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the segments of a workshop's archive hold, read by their own means. */
record ArchiveContents(Workshop workshop) {
    /** Starts with an empty archive: what earlier runs wrote was looked at. */
    void empty() {
        Archive archive = workshop.archive();
        archive.list().forEach(archive::delete);
        workshop.own().sql().execute("DELETE FROM segment");
    }

    /** The segments of a table, in the order of their names. */
    List<SegmentName> segments(String table) {
        return workshop.archive().list().stream()
                .filter(name -> name.name().startsWith(workshop.schema().name() + "." + table + "-"))
                .toList();
    }

    /** The rows of a table as the segments hold them, a line each; a row may have changed and be in several. */
    List<String> rows(String table) {
        return segments(table).stream().flatMap(name -> rows(name).stream()).toList();
    }

    List<String> rows(SegmentName segment) {
        List<String> rows = new ArrayList<>();
        try (SegmentReading reading = workshop.archive().open(segment)) {
            for (@Nullable Row row = reading.next(); row != null; row = reading.next()) {
                rows.add(String.join(
                        "|", row.cells().stream().map(ArchiveContents::text).toList()));
            }
        }
        return rows;
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Absent absent -> "NULL";
            case Cell.Text text -> text.text();
            case Cell.Bytes bytes -> throw new IllegalStateException("the tables have no bytes");
        };
    }

    /** Every segment of the store is recorded once, and is what was recorded. */
    void assertRecorded(String when) {
        List<String> recorded = workshop.own()
                .sql()
                .fetch("SELECT CONCAT_WS(' ', name, row_count, content, size, file) FROM segment ORDER BY name")
                .getValues(0, String.class);
        assertThat(workshop.archive().list().stream()
                        .map(workshop.archive()::verify)
                        .map(segment -> segment.name() + " " + segment.rows() + " " + segment.content() + " "
                                + segment.size() + " " + segment.file()))
                .as(when)
                .isEqualTo(recorded);
    }
}
