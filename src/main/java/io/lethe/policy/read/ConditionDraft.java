package io.lethe.policy.read;

import io.lethe.policy.Condition;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** A condition as written, and where it names which columns, so that the names can be looked up once the maps are read. */
record ConditionDraft(Condition condition, List<Use> uses) {
    static final ConditionDraft ALWAYS = new ConditionDraft(Condition.ALWAYS, List.of());

    ConditionDraft {
        uses = List.copyOf(uses);
    }

    /** The same condition, of a rule that asks for these as well. */
    ConditionDraft with(List<Use> more) {
        return new ConditionDraft(
                condition, Stream.concat(uses.stream(), more.stream()).toList());
    }

    /** What a condition does with a column, which decides the columns it may name. */
    enum Kind {
        COMPARES_VALUES,
        COMPARES_DAYS,
        ASKS_FOR_NULL
    }

    /** One test of a column, at the key that names it. */
    record Use(ColumnName column, Kind kind, YamlNode.Mapping mapping, YamlNode.Entry entry) {}
}
