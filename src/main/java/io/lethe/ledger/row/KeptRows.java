package io.lethe.ledger.row;

import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a chunk's rows, once their keys are forgotten.
 *
 * @param tags in the order of the commitments; null where the table has no subject column
 */
public record KeptRows(Commitments commitments, @Nullable SubjectTags tags) {

    public KeptRows {
        if (tags != null && tags.size() != commitments.size()) {
            throw new IllegalArgumentException(
                    "expected a tag for each of " + commitments.size() + " commitments but was " + tags.size());
        }
    }

    private record About(Hash commitment, @Nullable String subject) {}

    /** Commits to these rows of a table, and to whom they are about. */
    public static KeptRows of(EpochKey key, UUID receipt, KeyedTable table, ChunkRows rows) {
        Hash[] ofKeys = Commitments.each(key, table, rows.keys());
        return rows.subjects() == null
                ? new KeptRows(Commitments.sorted(ofKeys), null)
                : tagged(ofKeys, rows.subjects(), new SubjectTagger(key, receipt));
    }

    private static KeptRows tagged(Hash[] ofKeys, Subjects subjects, SubjectTagger tagger) {
        List<About> rows = new ArrayList<>(ofKeys.length);
        for (int i = 0; i < ofKeys.length; i++) {
            rows.add(new About(ofKeys[i], subjects.references().get(i)));
        }
        rows.sort(Comparator.comparing(About::commitment));
        List<Hash> tags = new ArrayList<>(ofKeys.length);
        for (About row : rows) {
            tags.add(row.subject() == null ? tagger.ofNobody(row.commitment()) : tagger.next(row.subject()));
        }
        return new KeptRows(
                Commitments.sorted(rows.stream().map(About::commitment).toArray(Hash[]::new)), SubjectTags.of(tags));
    }
}
