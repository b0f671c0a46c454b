package io.lethe.policy.read;

import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a foreign key that points at a dataset's table. */
final class ChildReader {
    private static final Keys KEYS = new Keys(
            "a child",
            Map.of("table", "table: clienttask.order_line", "via", "via: order_id"),
            List.of("on-delete", "tree"));
    private static final String WAITS = "Leave on-delete out: the row that they point at then waits for them.";

    private enum Tree {
        LEAVES_FIRST;

        /** The word in a data map. */
        @Override
        public String toString() {
            return "leaves-first";
        }
    }

    private final @Nullable TableName parent;

    private ChildReader(@Nullable TableName parent) {
        this.parent = parent;
    }

    /** @param parent the dataset's table; null where it could not be read */
    static ValueReader<Dataset.Child> of(@Nullable TableName parent) {
        return new ChildReader(parent)::read;
    }

    private Optional<Dataset.Child> read(YamlNode node, Problems problems) {
        return Fields.open(node, KEYS, problems).flatMap(fields -> {
            Optional<TableName> table = fields.read("table", Names.TABLE);
            Optional<List<ColumnName>> via = fields.read("via", DatasetReader.COLUMNS);
            OnDelete onDelete = fields.read(
                            "on-delete", TextReader.word("\"refuse\", \"with\" or \"detach\"", OnDelete.class))
                    .orElse(OnDelete.REFUSE);
            boolean tree = fields.read("tree", TextReader.word("\"leaves-first\"", Tree.class))
                    .isPresent();
            via.ifPresent(columns -> checkColumns(fields, columns, onDelete, tree));
            table.filter(child -> tree).ifPresent(child -> checkTree(fields, child));
            return fields.complete()
                    ? Optional.of(new Dataset.Child(table.orElseThrow(), via.orElseThrow(), onDelete, tree))
                    : Optional.empty();
        });
    }

    private static void checkColumns(Fields fields, List<ColumnName> via, OnDelete onDelete, boolean tree) {
        if (via.size() == 1) {
            return;
        }
        if (onDelete == OnDelete.DETACH) {
            fields.refuse("via", "expected one column, which detach sets to NULL, but there are " + via.size(), WAITS);
        } else if (tree) {
            fields.refuse(
                    "via",
                    "expected one column, by which a tree is climbed, but there are " + via.size(),
                    "Leave tree out.");
        }
    }

    private void checkTree(Fields fields, TableName table) {
        if (fields.has("on-delete")) {
            fields.refuse("on-delete", "rows of a tree wait for those below them", "Leave on-delete out, or tree.");
        } else if (parent != null && !table.equals(parent)) {
            fields.refuse("tree", table + " forms no tree with " + parent, "Leave tree out.");
        }
    }
}
