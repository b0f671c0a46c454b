package io.lethe.action;

import io.lethe.file.FileChangedException;
import io.lethe.file.FileMark;
import io.lethe.file.Folder;
import io.lethe.file.FoundFile;
import io.lethe.file.MarkedFile;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Deletes files, each with a receipt of its own.
 *
 * <ol>
 *   <li>Mark: rename it, so that nobody opens it by its name any more. If we die after this, the next run gives the name back.
 *   <li>Hash what lies under the mark. If it is not what was found, or somebody writes to it still: its name back.
 *   <li>Past gate and lease, and if no hold may concern the dataset, commit the receipt. If we die after this, the next run removes the file.
 *   <li>Remove it, and force the directory.
 * </ol>
 *
 * <p>So a file whose receipt is committed is removed before its run can finish, or before the next one begins; and none is removed without.
 * Whatever is thrown leaves the mark where it is: whether its receipt was committed is for whoever comes next to look up.
 */
public final class FileDeletion {
    /** A gate or a lease that is locked for so long, at two seconds a time, is not about this file. */
    private static final int BUSY_IN_A_ROW = 20;

    private final FileWork work;
    private final ReceiptOutbox outbox;
    private final ChunkTransaction transaction;
    private final Folder folder;

    public FileDeletion(FileWork work, ReceiptOutbox outbox) {
        this.work = work;
        this.outbox = outbox;
        this.transaction = new ChunkTransaction(work.run().target(), outbox, work::isReplaced);
        this.folder = work.folder();
    }

    /** Deletes one file. {@code number} is the chunk's within its partition, counted from 1 without a gap; any answer but done leaves it unused. */
    public ChunkResult delete(Lease lease, int number, FoundFile file) throws SQLException {
        FileMark mark = new FileMark(lease.run().value(), outbox.newId(), file.name());
        try {
            return delete(lease, number, file, folder.mark(file, mark));
        } catch (FileChangedException e) {
            return skipped(e);
        }
    }

    private ChunkResult delete(Lease lease, int number, FoundFile file, MarkedFile marked) throws SQLException {
        long begin = System.nanoTime();
        ChunkRows rows;
        try {
            rows = ChunkRows.of(new TupleRowKeys(List.of(List.of(file.name(), marked.hash(file)))));
        } catch (FileChangedException e) {
            return given(marked.back(), skipped(e));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        UUID receipt = marked.mark().receipt();
        ChunkResult result = receipted(lease, new ReceiptOutbox.Chunk(receipt, number, rows, new Deed.Purged()), took);
        if (result instanceof ChunkResult.Done) {
            marked.remove();
            return result;
        }
        return given(marked.back(), result);
    }

    private ChunkResult receipted(Lease lease, ReceiptOutbox.Chunk chunk, Duration took) throws SQLException {
        ChunkResult result = attempt(lease, chunk, took);
        for (int busy = 1; busy < BUSY_IN_A_ROW && isBusy(result); busy++) {
            result = attempt(lease, chunk, took);
        }
        return result;
    }

    private static boolean isBusy(ChunkResult result) {
        return result instanceof ChunkResult.Busy || result instanceof ChunkResult.Conflict;
    }

    private ChunkResult attempt(Lease lease, ReceiptOutbox.Chunk chunk, Duration took) throws SQLException {
        ChunkResult result =
                transaction.run(lease, (connection, tx, gate) -> commit(new Open(connection, tx, lease), chunk, took));
        if (result == null) {
            throw new IllegalStateException("a file's transaction ended without an answer");
        }
        return result;
    }

    private record Open(Connection connection, DSLContext tx, Lease lease) {}

    private @Nullable ChunkResult commit(Open open, ReceiptOutbox.Chunk chunk, Duration took) throws SQLException {
        if (work.isHeld(open.tx())) {
            return ChunkTransaction.rolledBack(open.connection(), new ChunkResult.Nothing(Skipped.ofHeld(1)));
        }
        outbox.write(open.tx(), work.setting(), open.lease(), chunk);
        return transaction.commit(
                open.connection(),
                open.lease(),
                chunk.receipt(),
                new ChunkResult.Done(1, Map.of(), Skipped.NONE, took));
    }

    private static ChunkResult skipped(FileChangedException why) {
        return new ChunkResult.Nothing(why.isGone() ? Skipped.ofGone(1) : Skipped.NONE.withChanged(1));
    }

    /** Where somebody has taken the name meanwhile, that is what became of the file; its mark stays, and the next run tells of it again. */
    private static ChunkResult given(boolean back, ChunkResult result) {
        return back || !(result instanceof ChunkResult.Nothing)
                ? result
                : new ChunkResult.Nothing(Skipped.NONE.withChanged(1));
    }
}
