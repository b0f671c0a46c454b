package io.lethe.action;

import io.lethe.archive.content.SegmentColumn;
import io.lethe.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a table still takes the rows of a segment as they are. Everything that hinders it is told at once, a sentence each. */
public final class SegmentFit {
    /** MySQL no longer writes it and MariaDB does; it says how wide a number is shown, nothing of which numbers there are. */
    private static final Pattern DISPLAY_WIDTH = Pattern.compile("^((tiny|small|medium|big)?int|year)\\(\\d+\\)");

    private final RestoreSite site;

    public SegmentFit(RestoreSite site) {
        this.site = site;
    }

    public List<String> misfits() {
        List<String> misfits = new ArrayList<>();
        site.schema().columns().forEach(column -> misfit(column).ifPresent(misfits::add));
        site.table().columns().stream()
                .filter(column -> column.required() && site.schema().indexOf(column.name()) < 0)
                .map(column -> "column " + column.name()
                        + ": it is new since the segment was written, takes no NULL and has no default")
                .forEach(misfits::add);
        return misfits;
    }

    private Optional<String> misfit(SegmentColumn archived) {
        String name = "column " + archived.name() + ": ";
        Optional<Column> found = site.table().column(archived.name());
        if (found.isEmpty()) {
            return archived.generated()
                    ? Optional.empty()
                    : Optional.of(name + "the segment has it as " + archived.definition()
                            + ", but the table has no such column any more");
        }
        Column now = found.get();
        if (now.generated() != archived.generated()) {
            return Optional.of(name
                    + (now.generated()
                            ? "the server computes it now and takes no value for it"
                            : "the server computed it when the segment was written, and does not any more"));
        }
        return plain(now.fullType()).equals(plain(archived.definition()))
                ? Optional.empty()
                : Optional.of(name + "expected " + archived.definition() + ", as the segment has it, but it is "
                        + now.fullType());
    }

    private static String plain(String definition) {
        return DISPLAY_WIDTH.matcher(definition).replaceFirst("$1");
    }
}
