package io.lethe.catalog;

import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A base table as found.
 *
 * @param engine {@code InnoDB}, …
 * @param references foreign keys by which this table points at others
 * @param referencedBy foreign keys, from any schema, that point at this table
 * @param insertTriggers names of BEFORE and AFTER INSERT triggers
 * @param deleteTriggers names of BEFORE and AFTER DELETE triggers
 * @param updateTriggers names of BEFORE and AFTER UPDATE triggers
 * @param checks what the server asks of every row that is written
 */
public record Table(
        TableName name,
        String engine,
        List<Column> columns,
        List<Index> indexes,
        List<ForeignKey> references,
        List<ForeignKey> referencedBy,
        List<String> insertTriggers,
        List<String> deleteTriggers,
        List<String> updateTriggers,
        List<Check> checks,
        Partitioning partitioning) {
    public Table {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        references = List.copyOf(references);
        referencedBy = List.copyOf(referencedBy);
        insertTriggers = List.copyOf(insertTriggers);
        deleteTriggers = List.copyOf(deleteTriggers);
        updateTriggers = List.copyOf(updateTriggers);
        checks = List.copyOf(checks);
    }

    public Optional<Column> column(ColumnName name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** A table of the same shape. */
    public Table named(TableName other) {
        return new Table(
                other,
                engine,
                columns,
                indexes,
                references,
                referencedBy,
                insertTriggers,
                deleteTriggers,
                updateTriggers,
                checks,
                partitioning);
    }

    /** Partitions that can change places with another table, and back, without anything else that hangs on their rows. */
    public List<String> separable() {
        boolean alone =
                references.isEmpty() && referencedBy.isEmpty() && insertTriggers.isEmpty() && deleteTriggers.isEmpty();
        return alone ? partitioning.closed() : List.of();
    }

    public List<ColumnName> primaryKey() {
        return indexes.stream()
                .filter(index -> index.name().equals(Index.PRIMARY))
                .findFirst()
                .map(Index::columns)
                .orElse(List.of());
    }
}
