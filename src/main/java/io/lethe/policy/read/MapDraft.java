package io.lethe.policy.read;

import io.lethe.policy.DataMap;
import io.lethe.policy.field.Problems;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data map as far as it could be read.
 *
 * @param map the map, if all of the file is right by itself
 */
record MapDraft(
        YamlNode.Mapping root,
        List<DatasetDraft> datasets,
        @Nullable DataMap map,
        Problems problems) {
    MapDraft {
        datasets = List.copyOf(datasets);
    }
}
