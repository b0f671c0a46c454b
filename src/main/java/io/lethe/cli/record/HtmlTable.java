package io.lethe.cli.record;

import io.lethe.cli.record.ArticleThirty.Column;
import java.util.List;
import java.util.stream.Collectors;

/** The record as one page that needs nothing else. */
final class HtmlTable {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Record of processing activities</title>
            <style>
            body {font: 10pt/1.4 sans-serif; margin: 2em}
            table {border-collapse: collapse}
            th, td {border: 1px solid #999; padding: .3em .5em; text-align: left; vertical-align: top}
            @page {size: A3 landscape}
            </style>
            </head>
            <body>
            <h1>Record of processing activities (GDPR Art. 30)</h1>
            <p>Made from the policies. Recipients, transfers and security measures (Art. 30(1)(d), (e) and (g)) stand in no policy: add them.</p>
            <table>
            """;
    private static final String FOOT = """
            </table>
            </body>
            </html>
            """;

    private HtmlTable() {}

    static String of(ProcessingRecord record) {
        String heads = ArticleThirty.COLUMNS.stream()
                .map(column -> "<th scope=\"col\">" + column.head() + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
        return record.activities().stream().map(HtmlTable::row).collect(Collectors.joining("", HEAD + heads, FOOT));
    }

    private static String row(Activity activity) {
        return ArticleThirty.COLUMNS.stream()
                .map(column -> cell(column, activity))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String cell(Column column, Activity activity) {
        List<String> lines = column.cell().apply(activity);
        return lines.stream().map(HtmlTable::escaped).collect(Collectors.joining("<br>", "<td>", "</td>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
