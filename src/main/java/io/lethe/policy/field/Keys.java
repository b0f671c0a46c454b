package io.lethe.policy.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The closed set of keys of one kind of mapping.
 *
 * @param what the mapping's kind, "a rule"
 * @param required each with an example of its whole line, which the message shows when it is missing
 * @param removed keys that are refused, each with a sentence that names its successor
 */
public record Keys(String what, Map<String, String> required, List<String> optional, Map<String, String> removed) {
    public Keys {
        required = Map.copyOf(required);
        optional = List.copyOf(optional);
        removed = Map.copyOf(removed);
    }

    public Keys(String what, Map<String, String> required, List<String> optional) {
        this(what, required, optional, Map.of());
    }

    List<String> all() {
        List<String> all = new ArrayList<>(required.keySet());
        all.addAll(optional);
        return all;
    }

    /** {@code a basis with the keys reference, type}. */
    @Override
    public String toString() {
        String names = String.join(", ", new TreeSet<>(required.keySet()));
        return switch (required.size()) {
            case 0 -> what;
            case 1 -> what + " with the key " + names;
            default -> what + " with the keys " + names;
        };
    }
}
