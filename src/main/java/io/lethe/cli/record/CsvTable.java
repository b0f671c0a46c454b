package io.lethe.cli.record;

import io.lethe.cli.record.ArticleThirty.Column;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The record as RFC 4180 wants it, with lines that end as everywhere else on standard output; a cell may have several. */
final class CsvTable {
    private CsvTable() {}

    static String of(ProcessingRecord record) {
        Stream<String> heads =
                Stream.of(line(ArticleThirty.COLUMNS.stream().map(Column::head).toList()));
        Stream<String> rows = record.activities().stream().map(CsvTable::row);
        return Stream.concat(heads, rows).collect(Collectors.joining());
    }

    private static String row(Activity activity) {
        return line(ArticleThirty.COLUMNS.stream()
                .map(column -> String.join("\n", column.cell().apply(activity)))
                .toList());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvTable::cell).collect(Collectors.joining(",", "", "\n"));
    }

    /** What begins like a formula would be computed by a spreadsheet, and a policy is text that somebody wrote. */
    private static String cell(String text) {
        String safe = text.matches("(?s)[=+@\\-\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
