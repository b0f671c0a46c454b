package io.lethe.cli;

import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rows of a segment, one JSON object a line. Needs the archive and the keys, no database. */
@Command(
        name = "read",
        header = "Print the rows of a segment as lines of JSON.",
        description = {
            "  lethe archive read SEGMENT",
            "  lethe archive read SEGMENT --where id=4711",
            "The last row printed, the segment is verified: exit 5 if it is not what was written."
        })
final class ArchiveReadCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "SEGMENT", description = "As archive list prints it, or its beginning.")
    @SuppressWarnings("NullAway.Init") // required
    private String segment;

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", description = "Only rows with this value; may be repeated.")
    private List<String> where = new ArrayList<>();

    ArchiveReadCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        try (Installation installation = lethe.open();
                SegmentReading reading =
                        ArchiveLookup.segment(segment, installation).open()) {
            RowFilter wanted = RowFilter.of(where, reading.schema());
            RowLine lines = new RowLine(reading.schema());
            PrintWriter out = lethe.terminal().out();
            for (Row row = reading.next(); row != null; row = reading.next()) {
                if (wanted.accepts(row)) {
                    out.println(new String(lines.write(row), StandardCharsets.UTF_8));
                }
            }
            return Exit.DONE;
        }
    }
}
