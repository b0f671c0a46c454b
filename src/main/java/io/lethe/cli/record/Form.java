package io.lethe.cli.record;

/** How a record of processing activities is written. */
public enum Form {
    /** Clause of the notice, category, policy, and what happens when. */
    markdown,
    /** The record of GDPR Art. 30, for a spreadsheet. */
    csv,
    /** The same, for a browser and its printer. */
    html;

    /** The whole text, ending in a line end. */
    public String of(ProcessingRecord record) {
        return switch (this) {
            case markdown -> MarkdownTable.of(record);
            case csv -> CsvTable.of(record);
            case html -> HtmlTable.of(record);
        };
    }
}
