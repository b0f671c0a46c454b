package io.lethe.policy.read;

import io.lethe.policy.ObjectSet;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the rows of a dataset point at.
 *
 * <pre>
 * objects: {store: uploads, key: object_key, versions: all}
 * </pre>
 */
final class ObjectSetReader {
    private static final Keys KEYS = new Keys(
            "objects",
            Map.of("store", "store: uploads", "key", "key: object_key", "versions", "versions: all"),
            List.of());

    private ObjectSetReader() {}

    /** Which versions go. Written down, since there are stores in which a deletion leaves all but the last. */
    private enum Versions {
        ALL;

        @Override
        public String toString() {
            return "all";
        }
    }

    static Optional<ObjectSet> read(YamlNode node, Problems problems) {
        return Fields.open(node, KEYS, problems).flatMap(fields -> {
            Optional<String> store = fields.read("store", Names.OBJECT_STORE);
            Optional<ColumnName> key = fields.read("key", Names.COLUMN);
            Optional<Versions> versions = fields.read(
                    "versions", TextReader.word("\"all\", since a version that stays is no deletion,", Versions.class));
            return fields.complete() && versions.isPresent()
                    ? Optional.of(new ObjectSet(store.orElseThrow(), key.orElseThrow()))
                    : Optional.empty();
        });
    }
}
