package io.lethe.plan;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonText;
import io.lethe.ledger.json.JsonValue;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.DataMap;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Under which policies a plan was made: hashes over the exact bytes of the files, maps included, since they decide just as much. */
public final class PolicySetHash {
    /** Thousands of files. */
    private static final int LARGEST_SET = 4 * 1024 * 1024;

    private PolicySetHash() {}

    /** SHA-256 of the policy file's bytes, as {@code sha256sum} prints it. */
    public static Hash of(Policy policy) {
        return Hash.of(policy.source().bytes());
    }

    /**
     * SHA-256 over the names and hashes of all files, sorted by name, in canonical JSON:
     * {@code [["activity-log.yaml","9f3c…"],["maps/clienttask.yaml","51ab…"]]}.
     */
    public static Hash of(PolicySet policies) {
        List<JsonValue> files = Stream.concat(
                        policies.policies().stream().map(Policy::source),
                        policies.maps().stream().map(DataMap::source))
                .sorted(Comparator.comparing(SourceFile::name))
                .<JsonValue>map(file -> JsonArray.of(
                        new JsonText(file.name()),
                        new JsonText(Hash.of(file.bytes()).hex())))
                .toList();
        return Hash.of(new JsonArray(files).bytes(LARGEST_SET));
    }
}
