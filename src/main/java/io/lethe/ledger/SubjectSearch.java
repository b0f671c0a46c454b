package io.lethe.ledger;

import io.lethe.ledger.entry.Chunk;
import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.SubjectTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the rows about one subject:
 *
 * <ol>
 *   <li>Read each chunk that has tags with them, as the server sends them: one statement, and one chunk in memory at a time.
 *   <li>Under the key of the chunk's epoch, compute the tag that the subject's first row in this chunk would have, and look for it.
 *   <li>If it is there, the tag of the second, and so on, up to the first that is not.
 * </ol>
 */
final class SubjectSearch {
    private final Function<KeyEpoch, Optional<EpochKey>> keys;
    private final String subject;
    private final List<TaggedRows.Row> rows = new ArrayList<>();
    private final Map<KeyEpoch, Optional<EpochKey>> known = new HashMap<>();
    private final SortedSet<KeyEpoch> withoutKey = new TreeSet<>();

    SubjectSearch(Function<KeyEpoch, Optional<EpochKey>> keys, String subject) {
        this.keys = keys;
        this.subject = subject;
    }

    TaggedRows in(LedgerStore store, long size) {
        store.eachTagged(size, (leaf, tags) -> search(leaf, SubjectTags.read(tags)));
        return new TaggedRows(rows, withoutKey);
    }

    private void search(Leaf leaf, SubjectTags tags) {
        if (leaf.entry() instanceof ChunkEntry chunk && chunk.basis() != null) {
            Chunk.Basis basis = chunk.basis();
            known.computeIfAbsent(basis.keyEpoch(), keys)
                    .ifPresentOrElse(
                            key -> tags.find(key, chunk.receipt(), subject)
                                    .forEach(found -> rows.add(new TaggedRows.Row(leaf, found))),
                            () -> withoutKey.add(basis.keyEpoch()));
        }
    }
}
