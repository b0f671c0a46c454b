package io.lethe.cli.record;

import io.lethe.policy.Policy;
import java.util.List;
import java.util.stream.Collectors;

/** {@code policies/README.md}: what becomes of what, beside the clauses of the notice that promise it. */
final class MarkdownTable {
    private static final String HEAD = """
            # What becomes of which data, and when

            Made from the policies by `lethe explain --table`; do not edit it. The order is that of the privacy notice. A period ends with the local
            day. Rows without a date stay and are counted, rows under a legal hold stay, and a row that others point at waits for them.

            | Notice | Category | Policy | What happens, and when | Basis |
            |---|---|---|---|---|
            """;

    private MarkdownTable() {}

    static String of(ProcessingRecord record) {
        return record.activities().stream().map(MarkdownTable::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Activity activity) {
        Policy policy = activity.policy();
        String link = "[" + policy.category() + "](" + policy.source().name() + ")";
        List<String> cells = List.of(
                lines(policy.notice()),
                escaped(policy.title()),
                link,
                lines(activity.limits()),
                escaped(activity.basis()));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(MarkdownTable::escaped).collect(Collectors.joining("<br>"));
    }

    /** What would end the cell, or begin a link, an emphasis or a tag. Underscores within words begin none. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\|*`\\[\\]]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("\\s+", " ");
    }
}
