package io.lethe.action;

import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.RowLine;
import io.lethe.archive.content.Sha256;
import io.lethe.catalog.Column;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Index;
import io.lethe.catalog.Table;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.name.ColumnName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Looks at rows before any of them is put back, and gathers everything that is in the way. It reads and takes no locks: what changes after it
 * looked, the server's own keys and constraints find. Not for several threads.
 */
public final class RestoreCheck {
    private static final int KEYS_SHOWN = 10;

    private final RestoreSite site;
    private final Terms terms;
    private final RowLine lines;
    private final Map<String, List<String>> shown = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<List<String>, Sha256> wanted = new HashMap<>();
    private long leftOut;

    /**
     * What rows have to meet.
     *
     * @param deleted whether the row with this key was deleted because this very segment holds it
     * @param cover null where somebody wants rows back that no hold keeps
     * @param holds those that are open
     * @param parents of foreign keys, as they are now
     * @param leaveOutExisting rows that are there are left out, instead of being in the way
     */
    public record Terms(
            Predicate<List<String>> deleted,
            @Nullable HoldCover cover,
            OpenHolds holds,
            Parents parents,
            boolean leaveOutExisting) {}

    /** Finds the table that a foreign key points at. */
    public interface Parents {
        Optional<Table> of(ForeignKey key);
    }

    public RestoreCheck(RestoreSite site, Terms terms) {
        this.site = site;
        this.terms = terms;
        this.lines = new RowLine(site.schema());
    }

    /** Looks at some rows. */
    public void add(List<Row> rows) throws SQLException {
        try (Connection connection = site.target().open()) {
            DSLContext sql = site.target().on(connection);
            List<Row> absent = withoutExisting(sql, rows);
            uniqueKeys(sql, absent);
            parents(sql, absent);
            absent.forEach(this::alone);
        }
    }

    private List<Row> withoutExisting(DSLContext sql, List<Row> rows) {
        Set<List<String>> there = new RowPresence(
                        sql, site.table(), site.schema().key())
                .among(rows.stream().map(site::key).toList());
        List<Row> absent = new ArrayList<>();
        for (Row row : rows) {
            if (!there.contains(site.key(row))) {
                absent.add(row);
            } else if (terms.leaveOutExisting()) {
                leftOut++;
            } else {
                note("rows whose key exists in " + site.table().name() + " now", row);
            }
        }
        return absent;
    }

    private void uniqueKeys(DSLContext sql, List<Row> rows) {
        for (Index index : site.table().indexes()) {
            boolean given = index.columns().stream().allMatch(this::isGiven);
            if (index.unique()
                    && given
                    && !new HashSet<>(index.columns())
                            .equals(new HashSet<>(site.schema().key()))) {
                Set<List<String>> there = present(sql, site.table(), index.columns(), rows, index.columns());
                note(
                        "rows whose " + names(index.columns()) + " another row of "
                                + site.table().name() + " has now",
                        rows,
                        index.columns(),
                        there::contains);
            }
        }
    }

    private boolean isGiven(ColumnName column) {
        int place = site.schema().indexOf(column);
        return place >= 0 && !site.schema().columns().get(place).generated();
    }

    /** But for a table that points at itself: a parent may be among the rows, and the server will judge. */
    private void parents(DSLContext sql, List<Row> rows) {
        for (ForeignKey key : site.table().references()) {
            Optional<Table> parent = terms.parents().of(key);
            if (parent.isPresent() && !key.selfReference()) {
                Set<List<String>> there = present(sql, parent.get(), key.parentColumns(), rows, key.childColumns());
                note(
                        "rows whose " + names(key.childColumns()) + " points at a row that " + key.parent()
                                + " does not have",
                        rows,
                        key.childColumns(),
                        value -> !there.contains(value));
            }
        }
    }

    private Set<List<String>> present(
            DSLContext sql, Table table, List<ColumnName> columns, List<Row> rows, List<ColumnName> ours) {
        return new RowPresence(sql, table, columns)
                .among(rows.stream()
                        .flatMap(row -> site.texts(row, ours).stream())
                        .toList());
    }

    private void note(String words, List<Row> rows, List<ColumnName> columns, Predicate<List<String>> inTheWay) {
        rows.stream()
                .filter(row -> site.texts(row, columns).stream().anyMatch(inTheWay))
                .forEach(row -> note(words, row));
    }

    /** What can be said of a row without looking at others. */
    private void alone(Row row) {
        for (int place : site.given()) {
            ColumnName column = site.schema().columns().get(place).name();
            Optional<Column> now = site.table().column(column);
            if (row.cell(place) instanceof Cell.Absent
                    && now.isPresent()
                    && !now.get().nullable()) {
                note("rows that have no " + column + ", which takes no NULL any more", row);
            }
        }
        if (!terms.deleted().test(site.key(row))) {
            note("rows that were not deleted because of this segment (they had changed, or stayed)", row);
        }
        if (terms.cover() != null && !terms.cover().covers(terms.holds(), row)) {
            note(RestoreObstacle.NOT_HELD, row);
        }
        wanted.put(site.key(row), lines.digest(row));
    }

    private void note(String words, Row row) {
        counts.merge(words, 1L, Long::sum);
        List<String> keys = Objects.requireNonNull(shown.computeIfAbsent(words, first -> new ArrayList<>()));
        if (keys.size() < KEYS_SHOWN) {
            keys.add(String.join("|", site.key(row)));
        }
    }

    private static String names(List<ColumnName> columns) {
        return String.join(", ", columns.stream().map(ColumnName::name).toList());
    }

    /** Whether this is one of the rows that were looked at and are to be put back, to the letter. */
    public boolean wants(Row row) {
        Sha256 digest = wanted.get(site.key(row));
        return digest != null && digest.equals(lines.digest(row));
    }

    /** How many rows are to be put back. */
    public long rows() {
        return wanted.size();
    }

    /** How many are there and were left out. */
    public long leftOut() {
        return leftOut;
    }

    public List<RestoreObstacle> obstacles() {
        return counts.entrySet().stream()
                .map(count -> new RestoreObstacle(
                        count.getKey(), count.getValue(), Objects.requireNonNull(shown.get(count.getKey()))))
                .toList();
    }
}
