package io.lethe.ledger;

import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.SubjectTags;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rows about one subject that the ledger tells of.
 *
 * @param rows in the order of their leaves
 * @param withoutKey epochs whose key is gone: what was deleted under them cannot be told any more
 */
public record TaggedRows(List<Row> rows, SortedSet<KeyEpoch> withoutKey) {

    public TaggedRows {
        rows = List.copyOf(rows);
        withoutKey = new TreeSet<>(withoutKey);
    }

    /** The same, where these keys are gone, too. */
    TaggedRows andWithoutKey(Set<KeyEpoch> others) {
        SortedSet<KeyEpoch> all = new TreeSet<>(withoutKey);
        all.addAll(others);
        return new TaggedRows(rows, all);
    }

    /** One of them, and its chunk's leaf. */
    public record Row(Leaf leaf, SubjectTags.Found found) {}
}
