package io.lethe.ledger;

import io.lethe.ledger.entry.ChunkPurged;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.key.PublishedCheckpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a whole ledger from the bytes of its leaves, against every checkpoint ever published:
 *
 * <ol>
 *   <li>List the published checkpoints first, then read how many leaves there are: so none is larger, although others may
 *       append meanwhile.
 *   <li>Read the leaves in pages; hash them; compare the root at every published size. That all roots agree implies that
 *       each checkpoint is consistent with the next.
 *   <li>Check that each leaf is canonical, and agrees with what is stored beside it.
 *   <li>Compare what is derived from the leaves with them.
 * </ol>
 */
public final class LedgerVerification {

    private static final int PAGE = 500;

    private final LedgerStore store;
    private final KeyDirectory keys;

    private LedgerVerification(LedgerStore store, KeyDirectory keys) {
        this.store = store;
        this.keys = keys;
    }

    static Verdict of(LedgerStore store, KeyDirectory keys) {
        return new LedgerVerification(store, keys).verdict();
    }

    private Verdict verdict() {
        List<CheckpointAudit.File> published =
                keys.published().files().stream().map(LedgerVerification::file).toList();
        CheckpointAudit checkpoints = CheckpointAudit.of(published, keys.checkpointVerifier());
        long size = store.head().size();
        LedgerAudit audit = new LedgerAudit(store::tile, checkpoints);
        long next = 0;
        while (next < size) {
            List<StoredLeaf> page = store.leavesFrom(next, PAGE);
            Map<Long, Details> details = store.details(next, next + PAGE);
            page.stream()
                    .takeWhile(leaf -> leaf.index() < size)
                    .forEach(leaf -> audit.leaf(leaf, attachments(leaf, details.get(leaf.index()))));
            next = page.isEmpty() ? size : page.getLast().index() + 1;
        }
        return audit.finish(size);
    }

    private LedgerAudit.Attachments attachments(StoredLeaf leaf, @Nullable Details details) {
        boolean hasRows = leaf.columns().type().equals(ChunkPurged.TYPE);
        return new LedgerAudit.Attachments(
                hasRows ? store.commitments(leaf.index()).orElse(null) : null, details);
    }

    private static CheckpointAudit.File file(Path file) {
        return new CheckpointAudit.File(String.valueOf(file.getFileName()), PublishedCheckpoints.read(file));
    }
}
