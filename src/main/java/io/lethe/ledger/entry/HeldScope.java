package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;

/** What a hold covers, said without saying whom: names of our own configuration, or keyed hashes. */
public sealed interface HeldScope {

    /** Every row of a category. */
    record OfCategory(Category category) implements HeldScope {}

    /** One row, by its commitment under the epoch key: see {@link io.lethe.ledger.row.EpochKey#commitment(RowKey)}. */
    record OfRow(DatasetId dataset, Hash commitment) implements HeldScope {}

    /** Every row of one subject, by a tag under the epoch key: see {@link io.lethe.ledger.row.EpochKey#subjectTag(String)}. */
    record OfSubject(Hash tag) implements HeldScope {}

    static HeldScope read(JsonObject json) {
        if (json.has("category")) {
            return new OfCategory(new Category(json.text("category")));
        }
        if (json.has("subject")) {
            return new OfSubject(json.hash("subject"));
        }
        return new OfRow(new DatasetId(json.text("dataset")), json.hash("commitment"));
    }

    default JsonObject json() {
        JsonObject.Builder json = JsonObject.builder();
        return switch (this) {
            case OfCategory held -> json.put("category", held.category().name()).build();
            case OfRow held ->
                json.put("dataset", held.dataset().name())
                        .put("commitment", held.commitment())
                        .build();
            case OfSubject held -> json.put("subject", held.tag()).build();
        };
    }
}
