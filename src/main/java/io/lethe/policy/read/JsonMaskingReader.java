package io.lethe.policy.read;

import io.lethe.policy.JsonMasking;
import io.lethe.policy.Masking;
import io.lethe.policy.MaskingWord;
import io.lethe.policy.field.Found;
import io.lethe.policy.field.Problems;
import io.lethe.policy.name.JsonPath;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads {@code {"$.ip": truncate-ip, "$.user.email": keep-domain}}: what is masked within a column of JSON. */
final class JsonMaskingReader {
    /** One pass over a document serves them all, but each makes the statement longer. */
    private static final int MOST_PATHS = 50;

    private static final String ACCEPTED = "Accepted: constant, keep-domain, keep-first, remove, truncate-ip.";

    private static final NamedValues<JsonPath, Masking.InJson> FORM =
            new NamedValues<>(MaskingWord.PATHS, JsonPath::of, JsonMaskingReader::within);

    private JsonMaskingReader() {}

    static Optional<Masking> read(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() > MOST_PATHS) {
            problems.error(
                    node,
                    "expected at most " + MOST_PATHS + " paths but there are "
                            + mapping.entries().size(),
                    "");
            return Optional.empty();
        }
        return NamedValues.read(FORM, node, problems)
                .filter(paths -> areApart(List.copyOf(paths.keySet()), node, problems))
                .map(JsonMasking::new);
    }

    private static Optional<Masking.InJson> within(YamlNode node, Problems problems) {
        Optional<Masking> masking = MaskingReader.read(node, problems);
        if (masking.isPresent() && masking.get() instanceof Masking.InJson inJson && JsonMasking.takes(inJson)) {
            return Optional.of(inJson);
        }
        masking.ifPresent(other -> problems.expected(
                "a masking of a value within JSON",
                node,
                other instanceof Masking.Remove
                        ? "Write remove: the member is gone then, and needs no empty value."
                        : ACCEPTED));
        return Optional.empty();
    }

    /** What is masked twice would be one thing or the other, depending on which comes first. */
    private static boolean areApart(List<JsonPath> paths, YamlNode node, Problems problems) {
        boolean apart = true;
        List<YamlNode.Entry> entries = ((YamlNode.Mapping) node).entries();
        for (int i = 1; i < paths.size(); i++) {
            JsonPath path = paths.get(i);
            Optional<JsonPath> other =
                    paths.subList(0, i).stream().filter(path::overlaps).findFirst();
            if (other.isPresent()) {
                problems.error(
                        (YamlNode.Mapping) node,
                        entries.get(i),
                        "expected paths apart from each other but " + Found.quoted(path.toString()) + " and "
                                + Found.quoted(other.get().toString()) + " overlap",
                        "Keep one of them.");
                apart = false;
            }
        }
        return apart;
    }
}
