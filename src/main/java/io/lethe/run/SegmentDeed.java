package io.lethe.run;

import io.lethe.archive.Segment;
import io.lethe.archive.store.SegmentName;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.Chunk;
import io.lethe.ledger.entry.ChunkArchived;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.ReceiptLost;
import io.lethe.ledger.entry.SegmentWritten;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ledger knows of the rows that were deleted because one segment holds them: by what right, and which rows. Not all rows of a segment
 * need be: one that changed before its turn stayed, and a later segment has it as it became.
 */
final class SegmentDeed {
    private final SegmentWritten written;
    private final Chunk.Basis basis;
    private final EpochKey key;
    private final List<Commitments> rows;

    private SegmentDeed(SegmentWritten written, Chunk.Basis basis, EpochKey key, List<Commitments> rows) {
        this.written = written;
        this.basis = basis;
        this.key = key;
        this.rows = List.copyOf(rows);
    }

    /** Refuses a segment that nothing was deleted because of, and one of whose rows nobody can tell any more whether they were. */
    static SegmentDeed find(Ledger ledger, SegmentName name) {
        SegmentWritten written = ledger.entriesOf("segment.written").stream()
                .map(leaf -> (SegmentWritten) leaf.entry())
                .filter(entry -> entry.segment().equals(name.name()))
                .findFirst()
                .orElseThrow(() -> new RunRefusedException("the ledger knows no segment " + name + "."));
        List<Leaf> chunks = chunks(ledger, written);
        if (chunks.isEmpty()) {
            throw new RunRefusedException(
                    "as far as the ledger knows, no row was deleted because segment " + name + " holds it.");
        }
        Chunk.Basis basis = Objects.requireNonNull(chunk(chunks.getFirst()).basis());
        EpochKey key = ledger.epochKey(basis.keyEpoch())
                .orElseThrow(() -> new RunRefusedException("the key of epoch "
                        + basis.keyEpoch().name() + " is gone: nobody can tell any more which rows of segment " + name
                        + " were deleted."));
        List<Commitments> rows = chunks.stream()
                .map(leaf -> ledger.commitmentsOf(leaf.index()).orElseThrow())
                .toList();
        return new SegmentDeed(written, basis, key, rows);
    }

    /** Without those whose transaction the database lost again: their rows were never gone. */
    private static List<Leaf> chunks(Ledger ledger, SegmentWritten written) {
        List<Leaf> chunks = new ArrayList<>();
        List<Leaf> leaves = ledger.entriesOf(written.run());
        Set<Long> lost = leaves.stream()
                .filter(leaf -> leaf.entry() instanceof ReceiptLost)
                .map(leaf -> ((ReceiptLost) leaf.entry()).leaf())
                .collect(Collectors.toSet());
        for (Leaf leaf : leaves) {
            if (leaf.entry() instanceof ChunkArchived chunk
                    && chunk.archived().segment().equals(written.segment())
                    && !lost.contains(leaf.index())) {
                chunks.add(leaf);
            }
        }
        return chunks;
    }

    private static Chunk chunk(Leaf leaf) {
        return ((ChunkArchived) leaf.entry()).chunk();
    }

    /** Refuses a segment that is not the one that was written. */
    void requireUnchanged(Segment found) {
        SegmentWritten.Content content = written.content();
        boolean same = Hash.parse(found.content().toString()).equals(content.text())
                && Hash.parse(found.file().toString()).equals(content.file())
                && found.rows() == content.rows();
        if (!same) {
            throw new RunRefusedException("segment " + found.name()
                    + " is not what the ledger says was written: expected "
                    + content.rows() + " rows and a file with sha256 " + content.file() + " but was " + found.rows()
                    + " and " + found.file() + ".");
        }
    }

    Authority authority() {
        return basis.authority();
    }

    KeyedTable table() {
        return new KeyedTable(written.target(), written.table(), basis.key());
    }

    Hash content() {
        return written.content().text();
    }

    /** Whether the row with this key was among those that were deleted. */
    boolean covers(List<String> rowKey) {
        Hash commitment = key.commitment(table().row(rowKey));
        return rows.stream().anyMatch(chunk -> chunk.indexOf(commitment) >= 0);
    }
}
