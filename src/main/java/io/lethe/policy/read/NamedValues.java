package io.lethe.policy.read;

import io.lethe.policy.field.Problems;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mapping whose keys are the author's own names: columns, parents, tables.
 *
 * @param form what it is, with an example
 * @param name makes the name of the key, or refuses it with an {@link IllegalArgumentException} that says what was expected
 */
record NamedValues<K, V>(String form, Function<String, K> name, ValueReader<V> value) {

    /** At least one entry, in the order of the file. */
    static <K, V> Optional<Map<K, V>> read(NamedValues<K, V> form, YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            return problems.expected(form.form(), node);
        }
        Map<K, V> values = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            Optional<K> key = Names.of(mapping, entry, form.name(), problems);
            Optional<V> value = form.value().read(entry.value(), problems);
            key.ifPresent(name -> value.ifPresent(read -> values.put(name, read)));
        }
        return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
    }
}
