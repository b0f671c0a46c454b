package io.lethe.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The closed set of keys of one kind of mapping.
 *
 * @param what the mapping's kind, "a rule"
 * @param required each with an example of its whole line, which the message shows when it is missing
 */
record Keys(String what, Map<String, String> required, List<String> optional) {
    Keys {
        required = Map.copyOf(required);
        optional = List.copyOf(optional);
    }

    List<String> all() {
        List<String> all = new ArrayList<>(required.keySet());
        all.addAll(optional);
        return all;
    }
}
