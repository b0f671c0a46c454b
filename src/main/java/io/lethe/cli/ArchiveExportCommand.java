package io.lethe.cli;

import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rows of a segment quoted as RFC 4180 wants them: for spreadsheets. Needs the archive and the keys, no database. */
@Command(
        name = "export",
        header = "Print the rows of a segment as CSV.",
        description = {
            "  lethe archive export SEGMENT > rows.csv",
            "NULL is an empty field, an empty text is \"\"; bytes are hexadecimal digits."
        })
final class ArchiveExportCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "SEGMENT", description = "As archive list prints it, or its beginning.")
    @SuppressWarnings("NullAway.Init") // required
    private String segment;

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", description = "Only rows with this value; may be repeated.")
    private List<String> where = new ArrayList<>();

    ArchiveExportCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        try (Installation installation = lethe.open();
                SegmentReading reading =
                        ArchiveLookup.segment(segment, installation).open()) {
            RowFilter wanted = RowFilter.of(where, reading.schema());
            PrintWriter out = lethe.terminal().out();
            out.println(reading.schema().columns().stream()
                    .map(SegmentColumn::name)
                    .map(Object::toString)
                    .collect(Collectors.joining(",")));
            for (Row row = reading.next(); row != null; row = reading.next()) {
                if (wanted.accepts(row)) {
                    out.println(line(row));
                }
            }
            return Exit.DONE;
        }
    }

    static String line(Row row) {
        return row.cells().stream().map(ArchiveExportCommand::field).collect(Collectors.joining(","));
    }

    private static String field(Cell cell) {
        return switch (cell) {
            case Cell.Absent absent -> "";
            case Cell.Text text -> quoted(text.text());
            case Cell.Bytes bytes -> HexFormat.of().formatHex(bytes.bytes());
        };
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
