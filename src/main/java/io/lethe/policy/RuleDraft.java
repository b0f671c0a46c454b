package io.lethe.policy;

import io.lethe.policy.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * A rule as far as it could be read. What it names is looked up even if something else in it is wrong, so that one reading tells
 * everything.
 *
 * @param rule the rule, if all of it is right
 */
record RuleDraft(
        YamlNode.Mapping node,
        @Nullable DatasetId data,
        @Nullable Start since,
        @Nullable ConditionDraft when,
        @Nullable Rule rule) {

    /** The value of one of its keys, or the rule as a whole. */
    YamlNode at(String key) {
        return node.value(key).orElse(node);
    }
}
