package io.lethe.cli;

import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.cli.ArchiveLookup.Found;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which segment a command is about, and which of its rows: the words for it, alike in every command. */
final class ChosenRows {
    @Parameters(paramLabel = "SEGMENT", description = "As archive list prints it, or its beginning.")
    @SuppressWarnings("NullAway.Init") // required
    private String segment;

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", description = "Only rows with this value; may be repeated.")
    private List<String> where = new ArrayList<>();

    /** How rows are written, each on a line of its own. */
    interface Lines {
        /** What stands above them; nothing, where it is empty. */
        default String heading() {
            return "";
        }

        String line(Row row);
    }

    /** Whether not all rows are meant. */
    boolean narrowed() {
        return !where.isEmpty();
    }

    Found segment(Installation installation) {
        return ArchiveLookup.segment(segment, installation);
    }

    RowFilter filter(SegmentSchema schema) {
        return RowFilter.of(where, schema);
    }

    /** Prints them as the segment is read. The last row printed, the segment is verified. */
    Exit print(Lethe lethe, Function<SegmentSchema, Lines> form) {
        try (Installation installation = lethe.open();
                SegmentReading reading = segment(installation).open()) {
            RowFilter wanted = filter(reading.schema());
            PrintWriter out = lethe.terminal().out();
            Lines lines = form.apply(reading.schema());
            if (!lines.heading().isEmpty()) {
                out.println(lines.heading());
            }
            for (Row row = reading.next(); row != null; row = reading.next()) {
                if (wanted.accepts(row)) {
                    out.println(lines.line(row));
                }
            }
            return Exit.DONE;
        }
    }
}
