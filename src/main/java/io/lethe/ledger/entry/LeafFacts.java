package io.lethe.ledger.entry;

import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a leaf says that is also stored beside it, and must agree: what it is found by, the commitments to its rows, its details.
 *
 * @param rows null where the leaf is not a chunk's
 * @param details null where it binds none
 */
public record LeafFacts(
        String type,
        @Nullable String run,
        @Nullable UUID receipt,
        @Nullable Rows rows,
        @Nullable Hash details) {

    /**
     * How many rows a chunk had, and the root of their commitments.
     *
     * @param subjectsRoot of their tags; null where they have none
     */
    public record Rows(int count, Hash root, @Nullable Hash subjectsRoot) {
        private static Rows of(ChunkEntry chunk) {
            Chunk.Basis basis = chunk.basis();
            Chunk.Subject subject = basis == null ? null : basis.subject();
            return new Rows(chunk.outcome().rows(), chunk.rowsRoot(), subject == null ? null : subject.root());
        }
    }

    public static LeafFacts of(Entry entry) {
        return new LeafFacts(
                entry.type(),
                entry.ofRun().map(RunId::text).orElse(null),
                entry.ofReceipt().orElse(null),
                entry instanceof ChunkEntry chunk ? Rows.of(chunk) : null,
                entry.ofDetails().orElse(null));
    }
}
