package io.lethe.policy.field;

import io.lethe.policy.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The values of a mapping with a closed set of keys. Unknown and missing keys are told when it is opened; a misspelt key counts
 * as the one that was meant, so that one slip is one problem and its value is read all the same.
 */
public final class Fields {
    private final YamlNode.Mapping mapping;
    private final Problems problems;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private boolean complete = true;

    private Fields(YamlNode.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    public static Optional<Fields> open(YamlNode node, Keys keys, Problems problems) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return problems.expected(keys.toString(), node);
        }
        Fields fields = new Fields(mapping, problems);
        fields.takeKnown(keys);
        fields.tellUnknown(keys);
        fields.tellMissing(keys);
        return Optional.of(fields);
    }

    private void takeKnown(Keys keys) {
        List<String> known = keys.all();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (known.contains(entry.key())) {
                values.put(entry.key(), entry.value());
            }
        }
    }

    private void tellUnknown(Keys keys) {
        List<String> known = keys.all();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                complete = false;
                tellUnknown(entry, keys, known);
            }
        }
    }

    private void tellUnknown(YamlNode.Entry entry, Keys keys, List<String> known) {
        String quoted = Found.quoted(entry.key());
        String successor = keys.removed().get(entry.key());
        if (successor != null) {
            problems.error(mapping, entry, "the key " + quoted + " is not accepted in " + keys.what(), successor);
            return;
        }
        Optional<String> meant = Nearest.to(entry.key(), known);
        String remedy = meant.map(Nearest::didYouMean).orElseGet(() -> Nearest.accepted(known));
        problems.error(mapping, entry, "unknown key " + quoted + " in " + keys.what(), remedy);
        meant.ifPresent(key -> values.putIfAbsent(key, entry.value()));
    }

    private void tellMissing(Keys keys) {
        for (String key : new TreeSet<>(keys.required().keySet())) {
            if (!values.containsKey(key)) {
                missing(key, keys.what(), keys.required().getOrDefault(key, key));
            }
        }
    }

    /** Tells that a key is missing which only this mapping's other values make necessary. */
    public void missing(String key, String what, String example) {
        complete = false;
        problems.error(
                mapping,
                "expected the key \"" + key + "\" in " + what + " but it is missing",
                "For example: " + example);
    }

    /** The value of a key; empty if the key is absent or its value is wrong, which is told. */
    public <T> Optional<T> read(String key, ValueReader<T> reader) {
        YamlNode node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        Optional<T> value = reader.read(node, problems);
        complete &= value.isPresent();
        return value;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Optional<YamlNode> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A mistake that lies in the whole of it. */
    public void refuse(String key, String message, String remedy) {
        complete = false;
        problems.error(values.getOrDefault(key, mapping), message, remedy);
    }

    public YamlNode.Mapping mapping() {
        return mapping;
    }

    public Problems problems() {
        return problems;
    }

    /** Whether every required key was there and every value read so far was right. */
    public boolean complete() {
        return complete;
    }
}
