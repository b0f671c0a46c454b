package io.lethe.policy;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.time.DateColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a kind of data lives, as operations say it: in the rows of a table, or in the files of a directory, each of which then counts as a row.
 *
 * @param key the columns that name one row: the primary key, or a unique key without NULLs
 * @param dates columns that can start a period
 * @param conditions columns that a policy may use in {@code when}
 * @param subject the column that names the person a row is about, null where there is none
 * @param parents named ways to a parent row
 * @param quasiIdentifiers what may tell a person from all others though it names nobody
 * @param children all foreign keys that point at this table
 * @param partitionedBy the column that the table is partitioned by, null where it is not
 * @param deleteTriggers what operations say about the table's DELETE triggers; empty where it must have none
 * @param updateTriggers the same of UPDATE triggers, of a table that is masked
 * @param files the directory, of a dataset that is in no table; else null
 * @param objects what its rows point at outside of the database, null where they do not
 */
public record Dataset(
        DatasetId id,
        TableName table,
        List<ColumnName> key,
        Map<ColumnName, DateColumn> dates,
        List<ColumnName> conditions,
        @Nullable ColumnName subject,
        QuasiIdentifiers quasiIdentifiers,
        Map<String, Parent> parents,
        List<Child> children,
        @Nullable ColumnName partitionedBy,
        String deleteTriggers,
        String updateTriggers,
        @Nullable FileSet files,
        @Nullable ObjectSet objects,
        Place place) {
    public Dataset {
        key = List.copyOf(key);
        dates = Map.copyOf(dates);
        conditions = List.copyOf(conditions);
        parents = Map.copyOf(parents);
        children = List.copyOf(children);
    }

    /** In a directory. */
    public static Dataset ofFiles(DatasetId id, FileSet files, Place place) {
        return new Dataset(
                id,
                FileSet.table(id),
                FileSet.key(),
                Map.of(FileSet.DATE, FileSet.date()),
                List.of(),
                null,
                QuasiIdentifiers.NONE,
                Map.of(),
                List.of(),
                null,
                "",
                "",
                files,
                null,
                place);
    }

    /** The same, with a relative directory as one under this. */
    Dataset filesUnder(Path root) {
        return files == null ? this : ofFiles(id, files.under(root), place);
    }

    /** The row of dataset {@code data} whose key equals this row's {@code via} columns. */
    public record Parent(DatasetId data, List<ColumnName> via) {
        public Parent {
            via = List.copyOf(via);
        }
    }

    /**
     * A foreign key of {@code table}, columns {@code via}, that points at this dataset's table, and what becomes of the rows that do.
     *
     * @param leavesFirst the dataset's own rows form a tree by it, and those that are due go from its leaves upwards
     */
    public record Child(TableName table, List<ColumnName> via, OnDelete onDelete, boolean leavesFirst) {
        public Child {
            via = List.copyOf(via);
            if (leavesFirst && (onDelete != OnDelete.REFUSE || via.size() != 1)) {
                throw new IllegalArgumentException(
                        "expected a tree by one column, whose rows wait, but was " + via + ", " + onDelete);
            }
            if (onDelete == OnDelete.DETACH && via.size() != 1) {
                throw new IllegalArgumentException("expected one column to set to NULL but was " + via);
            }
        }

        /** In which no tree is said to be. */
        public Child(TableName table, List<ColumnName> via, OnDelete onDelete) {
            this(table, via, onDelete, false);
        }

        /** Whether these are the columns by which it points, in whatever order. */
        public boolean isVia(TableName other, List<ColumnName> columns) {
            return table.equals(other) && Set.copyOf(via).equals(Set.copyOf(columns));
        }
    }

    /** Tables whose rows are deleted with a row of ours that they point at. */
    public Stream<TableName> companions() {
        return children.stream()
                .filter(child -> child.onDelete() == OnDelete.WITH)
                .map(Child::table);
    }

    /** Its rows go from the leaves of a tree upwards. */
    public boolean leavesFirst() {
        return children.stream().anyMatch(Child::leavesFirst);
    }

    /** Foreign keys by which rows that stay cease to point at a row of ours that is deleted. */
    public Stream<Child> detached() {
        return children.stream().filter(child -> child.onDelete() == OnDelete.DETACH);
    }
}
