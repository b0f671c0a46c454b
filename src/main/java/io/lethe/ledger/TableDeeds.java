package io.lethe.ledger;

import io.lethe.ledger.entry.Chunk;
import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.ledger.entry.ChunkRestored;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The chunks that deleted rows of one table or put rows of it back, in the order of their leaves. Those whose receipts a target has lost again are
 * among them: it is their rows that are back.
 */
public record TableDeeds(TargetName target, TableName table, List<ChunkDeed> chunks) {

    public TableDeeds {
        chunks = List.copyOf(chunks);
    }

    /** Only the chunks that committed to their rows under the keys of these epochs: of others the commitments need not be there any more. */
    TableDeeds under(Set<KeyEpoch> epochs) {
        return new TableDeeds(
                target,
                table,
                chunks.stream().filter(chunk -> epochs.contains(chunk.epoch())).toList());
    }

    /** How many rows they had, one that was touched twice counted twice. */
    public long rows() {
        return chunks.stream().mapToLong(ChunkDeed::rows).sum();
    }

    /** Reads them for all tables of a target, some leaves at a time. */
    static final class Reading {
        private static final int PAGE = 1_000;

        private final LedgerStore store;
        private final TargetName target;
        private final Map<TableName, List<ChunkDeed>> tables = new TreeMap<>();
        private final Map<KeyColumns, KeyColumns> keys = new HashMap<>();

        Reading(LedgerStore store, TargetName target) {
            this.store = store;
            this.target = target;
        }

        List<TableDeeds> all() {
            ChunkEntry.THAT_DELETE.forEach(this::read);
            read(ChunkRestored.TYPE);
            return tables.entrySet().stream()
                    .map(table -> new TableDeeds(
                            target,
                            table.getKey(),
                            table.getValue().stream()
                                    .sorted(Comparator.comparingLong(ChunkDeed::leaf))
                                    .toList()))
                    .toList();
        }

        private void read(String type) {
            List<Leaf> page = store.leavesOf(type, -1, PAGE);
            while (!page.isEmpty()) {
                page.forEach(this::add);
                page = store.leavesOf(type, page.getLast().index(), PAGE);
            }
        }

        private void add(Leaf leaf) {
            if (leaf.entry() instanceof ChunkEntry chunk && chunk.target().equals(target) && chunk.basis() != null) {
                Chunk.Basis basis = chunk.basis();
                tables.computeIfAbsent(chunk.table(), table -> new ArrayList<>())
                        .add(new ChunkDeed(
                                leaf.index(),
                                chunk instanceof ChunkRestored ? ChunkDeed.What.PUT_BACK : ChunkDeed.What.DELETED,
                                chunk.outcome().rows(),
                                // One object for all: a ledger may have a hundred thousand chunks of a table.
                                keys.computeIfAbsent(basis.key(), key -> key),
                                basis.keyEpoch(),
                                basis.authority().cutoff()));
            }
        }
    }
}
