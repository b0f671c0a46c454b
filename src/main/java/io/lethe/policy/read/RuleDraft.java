package io.lethe.policy.read;

import io.lethe.policy.Rule;
import io.lethe.policy.Start;
import io.lethe.policy.Step;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as far as it could be read. What it names is looked up even if something else in it is wrong, so that one reading tells
 * everything.
 *
 * @param when of all its rows, whatever their periods
 * @param rule the rule, if all of it is right
 * @param shorter rules for those of its rows that have a shorter period
 */
record RuleDraft(
        YamlNode.Mapping node,
        @Nullable DatasetId data,
        @Nullable Start since,
        @Nullable ConditionDraft when,
        @Nullable Rule rule,
        List<Rule> shorter) {
    RuleDraft {
        shorter = List.copyOf(shorter);
    }

    /** The value of one of its keys, or the rule as a whole. */
    YamlNode at(String key) {
        return node.value(key).orElse(node);
    }

    /** Where a step of the rule names a column's masking. */
    YamlNode maskingOf(Step step, ColumnName column) {
        return value(nodeOf(step, "fields"), column.name());
    }

    /** The value of one of a step's keys, or the step as a whole. */
    YamlNode nodeOf(Step step, String key) {
        Rule whole = rule;
        int index = whole == null ? 0 : whole.steps().indexOf(step);
        YamlNode holder =
                at("steps") instanceof YamlNode.Sequence steps ? steps.items().get(index) : node;
        return value(holder, key);
    }

    private static YamlNode value(YamlNode holder, String key) {
        return holder instanceof YamlNode.Mapping mapping ? mapping.value(key).orElse(holder) : holder;
    }
}
