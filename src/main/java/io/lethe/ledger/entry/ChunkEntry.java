package io.lethe.ledger.entry;

import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.receipt.ChunkPosition;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.receipt.Outcome;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.receipt.Restored;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transaction did something to these rows. What was done is the entry's own; the rest is the same for all. */
public sealed interface ChunkEntry extends Entry permits ChunkPurged, ChunkAnonymised, ChunkArchived, ChunkRestored {

    /** The types of leaves that have commitments to rows. */
    Set<String> TYPES = Set.of(ChunkPurged.TYPE, ChunkAnonymised.TYPE, ChunkArchived.TYPE, ChunkRestored.TYPE);

    /** Of these, the types whose rows are gone since. */
    Set<String> THAT_DELETE = Set.of(ChunkPurged.TYPE, ChunkArchived.TYPE);

    /** The entry that a receipt becomes. */
    static ChunkEntry of(Receipt receipt, Hash receiptHash, KeptRows rows) {
        Chunk chunk = Chunk.of(receipt, receiptHash, rows);
        return switch (receipt.deed()) {
            case Deed.Purged purged -> new ChunkPurged(chunk);
            case Masked masked -> new ChunkAnonymised(chunk, masked);
            case Archived archived -> new ChunkArchived(chunk, archived);
            case Restored restored -> new ChunkRestored(chunk, restored);
        };
    }

    Chunk chunk();

    default UUID receipt() {
        return chunk().receipt();
    }

    default ChunkPosition position() {
        return chunk().position();
    }

    default TargetName target() {
        return chunk().target();
    }

    default TableName table() {
        return chunk().table();
    }

    default Outcome outcome() {
        return chunk().outcome();
    }

    default Hash rowsRoot() {
        return chunk().rowsRoot();
    }

    default Chunk.@Nullable Basis basis() {
        return chunk().basis();
    }

    @Override
    default Optional<RunId> ofRun() {
        return Optional.of(position().run());
    }

    @Override
    default Optional<UUID> ofReceipt() {
        return Optional.of(receipt());
    }
}
