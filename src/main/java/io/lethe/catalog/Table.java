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
 * @param deleteTriggers names of BEFORE and AFTER DELETE triggers
 * @param updateTriggers names of BEFORE and AFTER UPDATE triggers
 * @param checks what the server asks of every row that is written
 * @param partitions names of its partitions, empty where it has none
 */
public record Table(
        TableName name,
        String engine,
        List<Column> columns,
        List<Index> indexes,
        List<ForeignKey> references,
        List<ForeignKey> referencedBy,
        List<String> deleteTriggers,
        List<String> updateTriggers,
        List<Check> checks,
        List<String> partitions) {
    public Table {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        references = List.copyOf(references);
        referencedBy = List.copyOf(referencedBy);
        deleteTriggers = List.copyOf(deleteTriggers);
        updateTriggers = List.copyOf(updateTriggers);
        checks = List.copyOf(checks);
        partitions = List.copyOf(partitions);
    }

    public Optional<Column> column(ColumnName name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    public List<ColumnName> primaryKey() {
        return indexes.stream()
                .filter(index -> index.name().equals(Index.PRIMARY))
                .findFirst()
                .map(Index::columns)
                .orElse(List.of());
    }
}
