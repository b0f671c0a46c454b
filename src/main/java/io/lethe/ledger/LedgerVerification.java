package io.lethe.ledger;

import io.lethe.ledger.CheckedLeaf.Attachments;
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
 *
 * <p>What concerns one leaf alone is checked on all processors, while this thread reads on. Memory does not grow with the ledger:
 * of the leaves one page is held, of their commitments as many as are being checked.
 */
final class LedgerVerification {

    /** 16 MB of leaves at their limit; small enough that the statement's view of the database ends soon. */
    private static final int PAGE = 1024;

    private final LedgerStore store;
    private final LedgerAudit audit;

    private LedgerVerification(LedgerStore store, LedgerAudit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** {@code tiles} is on a connection of its own: while commitments are on their way, theirs can do nothing else. */
    static Verdict of(LedgerStore store, LedgerStore tiles, KeyDirectory keys) {
        List<CheckpointAudit.File> published =
                keys.published().files().stream().map(LedgerVerification::file).toList();
        CheckpointAudit checkpoints = CheckpointAudit.of(published, keys.checkpointVerifier());
        long size = store.head().size();
        LedgerAudit audit = new LedgerAudit(new TilePages(tiles)::tile, checkpoints);
        return new LedgerVerification(store, audit).verdict(size);
    }

    private Verdict verdict(long size) {
        try (LeafChecks checks = new LeafChecks(audit::leaf)) {
            for (long from = 0; from < size; from += PAGE) {
                page(from, Math.min(from + PAGE, size), checks);
            }
            checks.finish();
        }
        return audit.finish(size);
    }

    private void page(long from, long to, LeafChecks checks) {
        List<StoredLeaf> leaves = store.leaves(from, to);
        Map<Long, Details> details = store.details(from, to);
        try (CommitmentRows commitments = store.commitments(from, to)) {
            for (StoredLeaf leaf : leaves) {
                byte @Nullable [] ofRows = commitments.of(leaf.index());
                checks.add(leaf, new Attachments(ofRows, details.get(leaf.index())));
            }
        }
    }

    private static CheckpointAudit.File file(Path file) {
        return new CheckpointAudit.File(String.valueOf(file.getFileName()), PublishedCheckpoints.read(file));
    }
}
