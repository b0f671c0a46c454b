package io.lethe.cli;

import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentSchema;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private final ChosenRows rows = new ChosenRows();

    ArchiveExportCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        return rows.print(lethe, CsvLines::new);
    }

    private record CsvLines(SegmentSchema schema) implements ChosenRows.Lines {
        @Override
        public String heading() {
            return schema.columns().stream().map(column -> column.name().name()).collect(Collectors.joining(","));
        }

        @Override
        public String line(Row row) {
            return row.cells().stream().map(CsvLines::field).collect(Collectors.joining(","));
        }

        private static String field(Cell cell) {
            return switch (cell) {
                case Cell.Absent absent -> "";
                case Cell.Text text -> quoted(text.text());
                case Cell.Bytes bytes -> HexFormat.of().formatHex(bytes.bytes());
            };
        }

        private static String quoted(String text) {
            boolean plain =
                    !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
            return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
        }
    }
}
