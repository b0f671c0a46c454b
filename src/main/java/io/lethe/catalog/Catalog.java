package io.lethe.catalog;

import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a target as found at one moment, with all schemas that the data map names and those whose foreign keys point into them.
 *
 * @param unnamed tables and columns that exist, but whose names no map can write; nothing is ever deleted there
 * @param sight whether everything that is there was shown to us
 */
public record Catalog(
        TargetName target, Server server, Map<TableName, Table> tables, List<String> unnamed, Sight sight) {
    public Catalog {
        tables = Map.copyOf(tables);
        unnamed = List.copyOf(unnamed);
    }

    public Catalog(TargetName target, Server server, Map<TableName, Table> tables) {
        this(target, server, tables, List.of(), Sight.WHOLE);
    }

    /** The same, as if the rows of a table lay in another one of the same shape. */
    public Catalog moved(TableName table, TableName elsewhere) {
        Map<TableName, Table> moved = new HashMap<>(tables);
        moved.computeIfPresent(table, (name, found) -> found.named(elsewhere));
        return new Catalog(target, server, moved, unnamed, sight);
    }

    public Optional<Table> table(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }
}
