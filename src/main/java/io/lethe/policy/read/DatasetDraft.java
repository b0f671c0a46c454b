package io.lethe.policy.read;

import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.yaml.YamlNode;
import java.util.Map;
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
        Map<String, Dataset.Parent> parents,
        @Nullable Dataset dataset,
        Place place) {

    DatasetDraft {
        parents = Map.copyOf(parents);
    }

    /** The value of one of its keys, or the dataset as a whole. */
    YamlNode at(String key) {
        return entry.value() instanceof YamlNode.Mapping mapping
                ? mapping.value(key).orElse(mapping)
                : entry.value();
    }

    /** Where it declares one of its parents. */
    YamlNode parent(String name) {
        YamlNode parents = at("parents");
        return parents instanceof YamlNode.Mapping mapping ? mapping.value(name).orElse(parents) : parents;
    }
}
