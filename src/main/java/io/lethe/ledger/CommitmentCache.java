package io.lethe.ledger;

import io.lethe.ledger.row.Commitments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads commitments of chunks, and keeps those that were asked for last. Safe for several threads. */
final class CommitmentCache {
    /** 16 MB for chunks of 5,000 rows. */
    private static final int KEPT = 100;

    /** A statement for each chunk would be a round trip for each. */
    private static final int AT_A_TIME = 16;

    private final Function<List<Long>, Map<Long, byte[]>> source;

    @SuppressWarnings("serial") // never serialised
    private final Map<Long, Commitments> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Commitments> eldest) {
            return size() > KEPT;
        }
    };

    CommitmentCache(Function<List<Long>, Map<Long, byte[]>> source) {
        this.source = source;
    }

    /** All of these, by their place in the list; none of them is kept. */
    void each(List<Long> leaves, CommittedSet.Reader reader) {
        for (int from = 0; from < leaves.size(); from += AT_A_TIME) {
            List<Long> some = leaves.subList(from, Math.min(from + AT_A_TIME, leaves.size()));
            Map<Long, byte[]> read = source.apply(some);
            for (int i = 0; i < some.size(); i++) {
                reader.accept(from + i, of(some.get(i), read));
            }
        }
    }

    Commitments of(long leaf) {
        synchronized (kept) {
            Commitments known = kept.get(leaf);
            if (known != null) {
                return known;
            }
        }
        Commitments read = Commitments.read(of(leaf, source.apply(List.of(leaf))));
        synchronized (kept) {
            kept.put(leaf, read);
        }
        return read;
    }

    private static byte[] of(long leaf, Map<Long, byte[]> read) {
        byte[] commitments = read.get(leaf);
        if (commitments == null) {
            throw new LedgerCorruptException(leaf, "the commitments to its rows are missing");
        }
        return commitments;
    }
}
