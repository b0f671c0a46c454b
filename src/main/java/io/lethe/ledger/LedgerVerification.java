package io.lethe.ledger;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.key.PublishedCheckpoints;
import java.nio.file.Path;
import java.util.List;

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
 *   <li>Check that each checkpoint is signed by the keys that the leaves name for it, and by no other.
 * </ol>
 *
 * <p>What concerns one leaf alone is read and checked on several threads, a page of leaves on each; this thread takes their hashes in order.
 * Memory does not grow with the ledger.
 */
final class LedgerVerification {

    /**
     * Enough that a page's four statements and its hand-over cost nothing beside its leaves, few enough that a statement's view of the
     * database ends soon. Whole tiles.
     */
    private static final int PAGE = 4096;

    private final Pages pages;
    private final LedgerAudit audit;

    /** Where checked leaves come from, on a connection of its own for each page. Called by several threads. */
    interface Pages {
        /** Those leaves from {@code from} to before {@code to} that there are, ascending. */
        List<CheckedLeaf> page(long from, long to);
    }

    private LedgerVerification(Pages pages, LedgerAudit audit) {
        this.pages = pages;
        this.audit = audit;
    }

    static Verdict of(LedgerStore store, Pages pages, KeyDirectory keys) {
        List<CheckpointAudit.File> published =
                keys.published().files().stream().map(LedgerVerification::file).toList();
        CheckpointAudit checkpoints = CheckpointAudit.of(published, keys.checkpointVerifier());
        long size = store.head().size();
        LedgerAudit audit = new LedgerAudit(new TilePages(store)::tile, checkpoints);
        Verdict verdict = new LedgerVerification(pages, audit).verdict(size);
        // Only leaves that are as they were say whose signatures there should be.
        return verdict.holds() ? verdict.and(checkpoints.signedByOthers(SigningKeys.of(store.transaction()))) : verdict;
    }

    private Verdict verdict(long size) {
        try (PagesInOrder inOrder = new PagesInOrder(audit::leaf)) {
            for (long from = 0; from < size; from += PAGE) {
                long start = from;
                inOrder.add(() -> pages.page(start, Math.min(start + PAGE, size)));
            }
            inOrder.finish();
        }
        return audit.finish(size);
    }

    private static CheckpointAudit.File file(Path file) {
        return new CheckpointAudit.File(String.valueOf(file.getFileName()), PublishedCheckpoints.read(file));
    }
}
