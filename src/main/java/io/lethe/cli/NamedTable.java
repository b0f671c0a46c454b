package io.lethe.cli;

import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.List;
import java.util.stream.Stream;

/** A mapped table as people name it: {@code target.table}, {@code schema.table}, or {@code target.schema.table} where those are not enough. */
record NamedTable(TargetName target, TableName table) {

    static NamedTable find(String word, PolicySet policies) {
        List<NamedTable> all = policies.maps().stream().flatMap(NamedTable::of).toList();
        List<NamedTable> meant =
                all.stream().filter(table -> table.names().contains(word)).toList();
        if (meant.isEmpty()) {
            List<String> known =
                    all.stream().map(table -> table.names().getFirst()).toList();
            throw new UsageException("expected a mapped table such as "
                    + known.stream().findFirst().orElse("crm.lead") + " but was \"" + word + "\". "
                    + Nearest.remedy(word, known) + " Nothing was changed.");
        }
        if (meant.size() > 1) {
            List<String> whole =
                    meant.stream().map(table -> table.names().getLast()).toList();
            throw new UsageException("\"" + word + "\" names several tables: write one of " + String.join(", ", whole)
                    + ". Nothing was changed.");
        }
        return meant.getFirst();
    }

    private static Stream<NamedTable> of(DataMap map) {
        return map.datasets().stream().map(Dataset::table).map(table -> new NamedTable(map.target(), table));
    }

    private List<String> names() {
        return List.of(target + "." + table.table(), table.toString(), target + "." + table);
    }
}
