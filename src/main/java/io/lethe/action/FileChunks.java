package io.lethe.action;

import io.lethe.file.FileChangedException;
import io.lethe.file.FileMark;
import io.lethe.file.Folder;
import io.lethe.file.FoundFile;
import io.lethe.file.LineMasking;
import io.lethe.file.MarkedFile;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.Action;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Purges, archives or masks files, each with a receipt of its own.
 *
 * <ol>
 *   <li>Mark: rename it, so that nobody opens it by its name any more. If we die after this, the next run gives the name back.
 *   <li>Hash what lies under the mark, and write what replaces it, if it is masked, or the segment that holds it, if it is archived
 *       ({@link FileSegments}). If it is not what was found, or somebody writes to it still: its name back.
 *   <li>Past gate and lease, and if no hold may concern the dataset, commit the receipt. If we die after this, the next run does the rest.
 *   <li>Past the gate once more, which is kept shared meanwhile: give the name to what replaces it, remove it, and force the directory. If a hold
 *       was confirmed since the receipt, it stays under its mark until that is released.
 * </ol>
 *
 * <p>So a file whose receipt is committed is removed before its run can finish, or before the next one begins, unless a hold came between; and none
 * is removed without.
 * Whatever is thrown leaves the mark where it is: whether its receipt was committed is for whoever comes next to look up.
 */
public final class FileChunks {
    /** A gate or a lease that is locked for so long, at two seconds a time, is not about this file. */
    private static final int BUSY_IN_A_ROW = 20;

    private final FileWork work;
    private final ReceiptOutbox outbox;
    private final ChunkTransaction transaction;
    private final Folder folder;
    private final @Nullable FileSegments segments;

    /** {@code segments} is null where nothing is archived. */
    public FileChunks(FileWork work, ReceiptOutbox outbox, @Nullable FileSegments segments) {
        this.work = work;
        this.outbox = outbox;
        this.transaction = new ChunkTransaction(work.run().target(), outbox, work::isReplaced);
        this.folder = work.folder();
        this.segments = segments;
    }

    /** Works off one file. {@code number} is the chunk's within its partition, counted from 1 without a gap; any answer but done leaves it unused. */
    public ChunkResult apply(Lease lease, int number, FoundFile file) throws SQLException {
        if (segments != null && work.isHeld()) {
            // Before anything is written: a copy of what is held would have to be kept, too.
            return new ChunkResult.Nothing(Skipped.ofHeld(1));
        }
        FileMark mark = new FileMark(lease.run().value(), outbox.newId(), file.name());
        try {
            return apply(lease, number, file, folder.mark(file, mark));
        } catch (FileChangedException e) {
            return skipped(e);
        }
    }

    private ChunkResult apply(Lease lease, int number, FoundFile file, MarkedFile marked) throws SQLException {
        long begin = System.nanoTime();
        ReceiptOutbox.Chunk chunk;
        try {
            chunk = chunk(number, file, marked);
        } catch (FileChangedException e) {
            return given(marked.back(), skipped(e));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        ChunkResult result = receipted(lease, chunk, took);
        if (result instanceof ChunkResult.Done) {
            carryOut(lease, marked);
            return result;
        }
        return given(marked.back(), result);
    }

    /** Whatever keeps it from being done now, the receipt is committed: the mark tells whoever comes next to do it. */
    private void carryOut(Lease lease, MarkedFile marked) throws SQLException {
        transaction.run(lease, (connection, tx, gate) -> {
            if (!work.isHeld(tx)) {
                // A name that somebody has taken meanwhile is his; the receipt is true either way.
                marked.carryOut();
            }
            return ChunkTransaction.rolledBack(connection, null);
        });
    }

    private ReceiptOutbox.Chunk chunk(int number, FoundFile file, MarkedFile marked)
            throws SQLException, FileChangedException {
        List<String> key = List.of(file.name(), marked.hash(file));
        Deed deed = switch (work.step().action()) {
            case Action.Purge purge -> new Deed.Purged();
            case Action.Anonymise anonymise ->
                masked(key, anonymise, marked.mask(file, new LineMasking(anonymise.fields())));
            case Action.Archive archive -> Objects.requireNonNull(segments).holding(marked, file, key);
        };
        ChunkRows rows = ChunkRows.of(new TupleRowKeys(List.of(key)));
        return new ReceiptOutbox.Chunk(marked.mark().receipt(), number, rows, deed);
    }

    /** Of the content as of a column that may be long: its SHA-256, before and after. */
    private Masked masked(List<String> key, Action.Anonymise anonymise, String after) {
        List<Masked.Field> fields = anonymise.fields().entrySet().stream()
                .map(field -> new Masked.Field(
                        field.getKey().name(), field.getValue().word().toString()))
                .toList();
        return new Masked(fields, digest(key, key.getLast()), digest(key, after));
    }

    private Hash digest(List<String> key, String content) {
        MaskedDigest digest = outbox.maskedDigest();
        digest.row(List.of(key.getFirst(), key.getLast(), content));
        return digest.root();
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
