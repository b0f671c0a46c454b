package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.Masked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one transaction changed the columns of its rows, as its leaf says. The rows are there still; what these columns held is not.
 *
 * @param action in the past tense, as {@link TableStatement} has it
 * @param masked the columns, what masked them, and the keyed digests of what they held before and after in all rows of the transaction
 * @param rule the rule's number in its policy
 */
public record MaskedColumns(String action, Masked masked, PolicyReference policy, int rule) {

    /** Empty for a chunk whose rows were not masked. */
    static Optional<MaskedColumns> of(LeafText chunk) {
        JsonObject json = chunk.json();
        return chunk.isMasking()
                ? Optional.of(new MaskedColumns(
                        TableStatement.done(json),
                        Masked.read(json),
                        PolicyReference.read(json.object("policy")),
                        json.count("rule")))
                : Optional.empty();
    }

    /** Their names, in the order of the leaf. */
    public List<String> columns() {
        return masked.fields().stream().map(Masked.Field::column).toList();
    }

    /** Adds all but the action to the members of what it is said of. */
    void write(JsonObject.Builder json) {
        json.put("policy", policy.json()).put("rule", rule);
        masked.write(json);
    }

    /** For people: {@code ip (truncate-ip), actor_name (pseudonym)}. */
    @Override
    public String toString() {
        return masked.fields().stream()
                .map(field -> field.column() + " (" + field.masking() + ")")
                .collect(Collectors.joining(", "));
    }
}
