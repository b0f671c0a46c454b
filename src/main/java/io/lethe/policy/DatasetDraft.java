package io.lethe.policy;

import io.lethe.policy.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a data map as far as it could be read: known by its name even if something in it is wrong.
 *
 * @param dataset the dataset, if all of it is right
 */
record DatasetDraft(
        DatasetId id,
        YamlNode.Mapping map,
        YamlNode.Entry entry,
        @Nullable TableName table,
        @Nullable Dataset dataset) {

    /** The value of one of its keys, or the dataset as a whole. */
    YamlNode at(String key) {
        return entry.value() instanceof YamlNode.Mapping mapping
                ? mapping.value(key).orElse(mapping)
                : entry.value();
    }
}
