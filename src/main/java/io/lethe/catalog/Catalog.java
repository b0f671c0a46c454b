package io.lethe.catalog;

import io.lethe.policy.TableName;
import io.lethe.policy.TargetName;
import java.util.Map;
import java.util.Optional;

/** The tables of a target as found at one moment, with all schemas that the data map names and those whose foreign keys point into them. */
public record Catalog(TargetName target, Server server, Map<TableName, Table> tables) {
    public Catalog {
        tables = Map.copyOf(tables);
    }

    public Optional<Table> table(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }
}
