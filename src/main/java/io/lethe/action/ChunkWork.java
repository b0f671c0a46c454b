package io.lethe.action;

import static io.lethe.action.ChunkTransaction.rolledBack;

import io.lethe.ledger.row.ChunkRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works off chunks of one step, each in one transaction with its receipt, whatever the step's action is.
 *
 * <ol>
 *   <li>Past the gate and the lease ({@link ChunkTransaction}). Another epoch than before compiles the condition anew.
 *   <li>The action, by key and by everything that makes a row due. It must hit as many rows as there are keys.
 *   <li>If it does not, or meets somebody's lock: back, lock what is still due and skip what others have locked, and act on exactly that.
 *   <li>The receipt, with the keys sealed, and one more for each table whose rows went along.
 *   <li>Commit.
 * </ol>
 *
 * <p>If we die before the commit, nothing has happened. If we die after it, rows and receipt have happened together.
 *
 * <p>Safe for several threads, each with a lease of its own.
 */
public final class ChunkWork {
    private final StepWork work;
    private final ReceiptOutbox outbox;
    private final RowAction action;
    private final ChunkTransaction transaction;

    private ChunkWork(StepWork work, ReceiptOutbox outbox, RowAction action) {
        this.work = work;
        this.outbox = outbox;
        this.action = action;
        this.transaction = new ChunkTransaction(work.target(), outbox, work::isReplaced);
    }

    /**
     * For any other step.
     *
     * @param quota of the steps whose rows go with this one's
     */
    public static ChunkWork of(StepWork work, ReceiptOutbox outbox, Quota quota) {
        return new ChunkWork(work, outbox, RowAction.of(work, outbox, quota));
    }

    /** For a step that archives: deletes what these segments hold. For one thread. */
    public static ChunkWork of(StepWork work, ReceiptOutbox outbox, Quota quota, SegmentAhead segments) {
        FamilyDeletion family = new FamilyDeletion(work, quota, outbox::maskedDigest, segments);
        return new ChunkWork(work, outbox, new ArchiveRows(work, segments, family));
    }

    /** Works off one chunk. {@code number} is the chunk's within its partition, counted from 1 without a gap. */
    public ChunkResult apply(Lease lease, int number, ChunkRows keys) throws SQLException {
        ChunkResult result = action.locksFirst()
                ? null
                : inTransaction(lease, new Receipted(outbox.newId(), number), chunk -> action.straight(chunk, keys));
        // A conflict too: the rows that others hold locked are to be skipped, and an action can only wait for them.
        return result == null || result instanceof ChunkResult.Conflict
                ? applySkippingLocked(lease, number, keys)
                : result;
    }

    /** The same, at once in the way that never waits for rows that others hold locked: dearer, unless there are such rows. */
    public ChunkResult applySkippingLocked(Lease lease, int number, ChunkRows keys) throws SQLException {
        Receipted receipted = new Receipted(outbox.newId(), number);
        return settled(inTransaction(lease, receipted, chunk -> action.lockedFirst(chunk, keys)));
    }

    private static ChunkResult settled(@Nullable ChunkResult result) {
        if (result == null) {
            throw new IllegalStateException("rows that we hold locked changed under us");
        }
        return result;
    }

    /** The receipt to be, and its chunk's number. */
    private record Receipted(UUID id, int number) {}

    private interface Body {
        Attempt in(OpenChunk chunk) throws SQLException;
    }

    /** Null when the transaction was rolled back and the rows are to be locked first. */
    private @Nullable ChunkResult inTransaction(Lease lease, Receipted receipted, Body body) throws SQLException {
        return transaction.run(
                lease,
                (connection, tx, gate) ->
                        act(new OpenChunk(connection, tx, gate.holdEpoch(), work, lease), receipted, body));
    }

    private @Nullable ChunkResult act(OpenChunk chunk, Receipted receipted, Body body) throws SQLException {
        long begin = System.nanoTime();
        Attempt attempt = body.in(chunk);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return switch (attempt) {
            case Attempt.Acted acted when acted.rows().size() > 0 -> commit(chunk, receipted, acted, took);
            case Attempt.Acted acted -> rolledBack(chunk.connection(), new ChunkResult.Nothing(acted.skipped()));
            case Attempt.Begun begun when !begun.also().isEmpty() -> commit(chunk, begun);
            case Attempt.Begun begun -> rolledBack(chunk.connection(), new ChunkResult.Nothing(Skipped.NONE));
            case Attempt.Crowded crowded -> rolledBack(chunk.connection(), new ChunkResult.Crowded());
            case Attempt.Missed missed -> rolledBack(chunk.connection(), null);
            case Attempt.Met met -> rolledBack(chunk.connection(), new ChunkResult.Conflict(met.what()));
        };
    }

    private ChunkResult commit(OpenChunk chunk, Receipted receipted, Attempt.Acted acted, Duration took)
            throws SQLException {
        acted.also().forEach(also -> outbox.write(chunk.tx(), chunk.lease(), also));
        outbox.write(
                chunk.tx(),
                work,
                chunk.lease(),
                new ReceiptOutbox.Chunk(receipted.id(), receipted.number(), acted.rows(), acted.deed()));
        return commit(
                chunk,
                receipted.id(),
                new ChunkResult.Done(acted.rows().size(), counts(acted.also()), acted.skipped(), took));
    }

    private ChunkResult commit(OpenChunk chunk, Attempt.Begun begun) throws SQLException {
        List<UUID> receipts = begun.also().stream()
                .map(also -> outbox.write(chunk.tx(), chunk.lease(), also))
                .toList();
        return commit(chunk, receipts.getLast(), new ChunkResult.Begun(counts(begun.also())));
    }

    private static Map<Integer, Integer> counts(List<Attempt.Also> also) {
        return also.stream()
                .collect(Collectors.toMap(
                        each -> each.work().step().number(), each -> each.rows().size(), Integer::sum));
    }

    private ChunkResult commit(OpenChunk chunk, UUID receipt, ChunkResult done) throws SQLException {
        return transaction.commit(chunk.connection(), chunk.lease(), receipt, done);
    }
}
