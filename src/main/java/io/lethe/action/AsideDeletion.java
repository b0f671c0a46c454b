package io.lethe.action;

import static io.lethe.action.ChunkTransaction.rolledBack;

import io.lethe.action.AsideMark.State;
import io.lethe.action.AsideMark.Taker;
import io.lethe.action.AsideResult.Gone;
import io.lethe.action.AsideResult.Left;
import io.lethe.action.AsideResult.Stopped;
import io.lethe.action.ReceiptOutbox.SealedChunk;
import io.lethe.hold.DatasetHolds;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.plan.Partition;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the rows of one partition of a table together.
 *
 * <ol>
 *   <li>A mark, under the lease; then an empty table in the outpost; then the mark says that rows may lie there. If we die up to here, no row has moved.
 *   <li>Partition and table change places. From here on nobody else writes to these rows. If we die after this, whoever comes next puts them back
 *       ({@link AsideSettlement}).
 *   <li>Their keys are read by everything that makes a row due, and sealed. One row that may not go: all go back.
 *   <li>One transaction, past gate and lease: once more no row is there that may not go, under the holds of now; the receipts of all; the mark says that
 *       they are gone. This commit is the deletion.
 *   <li>The table is dropped, then the mark. If we die before that, whoever comes next does it.
 * </ol>
 *
 * <p>For one thread.
 */
public final class AsideDeletion {
    private static final Partition ALL = new Partition(1, null, null, 0);

    /** Rows to a receipt, as many as a chunk has at most. */
    private static final int ROWS_TO_RECEIPT = 5_000;

    /** Of sealed keys, all of which wait in memory for the one transaction. A key may be a long text: rows alone bound nothing. */
    private static final long MOST_BYTES = 64L << 20;

    private final StepWork work;
    private final ReceiptOutbox outbox;
    private final Patience patience;
    private final AsideSettlement settlement;
    private final ChunkTransaction transaction;

    public AsideDeletion(StepWork work, ReceiptOutbox outbox, DatasetHolds holds, Patience patience) {
        this.work = work;
        this.outbox = outbox;
        this.patience = patience;
        this.settlement = new AsideSettlement(work.target(), holds, patience);
        this.transaction = new ChunkTransaction(work.target(), outbox, work::isReplaced);
    }

    /**
     * Deletes the rows of a partition of the table, all or none.
     *
     * @param chunk number of the first receipt
     * @param most more rows than these are left alone
     */
    public AsideResult delete(Lease lease, int chunk, String partition, long most) throws SQLException {
        AsideMark mark = new AsideMark(
                outbox.newId(),
                work.step().dataset(),
                work.step().table(),
                partition,
                new Taker(lease),
                State.MAKING,
                work.run().gate().holdEpoch());
        ChunkResult refusal = noted(lease, marks -> marks.add(mark));
        return refusal == null ? make(new Taking(lease, mark, chunk, most)) : new Stopped(refusal);
    }

    /** One partition on its way. */
    private record Taking(Lease lease, AsideMark mark, int chunk, long most) {}

    private AsideResult make(Taking taking) throws SQLException {
        AsideTable aside = AsideTable.of(work.target(), taking.mark(), taking.lease());
        AsideAnswer made = aside.make();
        // Under the lease: whoever finds the mark as it was until now has raised the fence, and no row comes here.
        ChunkResult refusal = made instanceof AsideAnswer.Done
                ? noted(
                        taking.lease(),
                        marks -> marks.change(
                                taking.mark().in(State.MOVING, taking.mark().epoch())))
                : null;
        if (made instanceof AsideAnswer.Done && refusal == null) {
            return exchange(taking, aside);
        }
        settlement.forget(taking.mark());
        return refusal == null ? left(made) : new Stopped(refusal);
    }

    private AsideResult exchange(Taking taking, AsideTable aside) throws SQLException {
        AsideAnswer exchanged = aside.exchange();
        for (int attempts = 1; exchanged instanceof AsideAnswer.InUse && patience.again(attempts); attempts++) {
            exchanged = aside.exchange();
        }
        return exchanged instanceof AsideAnswer.Done ? deleteAside(taking, aside) : back(aside, left(exchanged));
    }

    private static AsideResult left(AsideAnswer answer) {
        return answer instanceof AsideAnswer.InUse ? new AsideResult.InUse() : new Left(answer.toString());
    }

    private AsideResult deleteAside(Taking taking, AsideTable aside) throws SQLException {
        long rows = aside.rows();
        if (rows == 0 || rows > taking.most()) {
            return back(aside, new Left("it has " + rows + " rows now"));
        }
        StepWork there = work.elsewhere(aside.name());
        List<SealedChunk> sealed = sealed(there, taking.chunk());
        if (bytes(sealed) > MOST_BYTES) {
            return back(aside, new Left("its keys take more than " + MOST_BYTES + " bytes"));
        }
        if (sealed.stream().mapToLong(SealedChunk::rows).sum() != rows) {
            return back(aside, new Left("a row came that may not go"));
        }
        ChunkResult result = commit(taking, there, sealed);
        for (int attempts = 1; isInTheWay(result) && patience.again(attempts); attempts++) {
            result = commit(taking, there, sealed);
        }
        return switch (result) {
            case ChunkResult.Done done -> {
                settlement.finish(taking.mark());
                yield new Gone(rows, sealed.size());
            }
            case ChunkResult.LeaseLost lost -> new Stopped(lost);
            case ChunkResult.Replaced replaced -> new Stopped(replaced);
            case ChunkResult.Paused paused -> back(aside, new Stopped(paused));
            case ChunkResult.Nothing nothing -> back(aside, new Left("a hold was placed on one of its rows"));
            case ChunkResult.Busy busy -> back(aside, new Stopped(busy));
            case ChunkResult.Conflict conflict -> back(aside, new Stopped(conflict));
            case ChunkResult.Begun begun -> throw notOfPartitions(begun);
            case ChunkResult.Crowded crowded -> throw notOfPartitions(crowded);
        };
    }

    private static boolean isInTheWay(ChunkResult result) {
        return result instanceof ChunkResult.Busy || result instanceof ChunkResult.Conflict;
    }

    private static long bytes(List<SealedChunk> sealed) {
        return sealed.stream().mapToLong(chunk -> chunk.keys().length).sum();
    }

    /** The keys of all rows that may go, a few to each receipt; broken off where they get too large. */
    private List<SealedChunk> sealed(StepWork there, int first) throws SQLException {
        ChunkReader reader = new ChunkReader(there, ALL);
        List<SealedChunk> sealed = new ArrayList<>();
        for (ChunkRows rows = reader.next(ROWS_TO_RECEIPT);
                rows.size() > 0 && bytes(sealed) <= MOST_BYTES;
                rows = reader.next(ROWS_TO_RECEIPT)) {
            int number = first + sealed.size();
            sealed.add(outbox.seal(new ReceiptOutbox.Chunk(outbox.newId(), number, rows, new Deed.Purged())));
        }
        return sealed;
    }

    /** If we die before the commit, all rows go back; after it, all are deleted. */
    private ChunkResult commit(Taking taking, StepWork there, List<SealedChunk> sealed) throws SQLException {
        return answered(transaction.run(taking.lease(), (connection, tx, gate) -> {
            if (tx.fetchExists(AsideLook.staying(there.under(gate.holdEpoch(), tx)))) {
                return rolledBack(connection, new ChunkResult.Nothing(Skipped.NONE));
            }
            sealed.forEach(chunk -> outbox.write(tx, work, taking.lease(), chunk));
            marks(tx).change(taking.mark().in(State.GONE, gate.holdEpoch()));
            long rows = sealed.stream().mapToLong(SealedChunk::rows).sum();
            return transaction.commit(
                    connection,
                    taking.lease(),
                    sealed.getLast().receipt(),
                    new ChunkResult.Done(rows, Map.of(), Skipped.NONE, Duration.ZERO));
        }));
    }

    private static ChunkResult answered(@Nullable ChunkResult result) {
        if (result == null) {
            throw new IllegalStateException("the deletion of a partition ended without an answer");
        }
        return result;
    }

    private AsideResult back(AsideTable aside, AsideResult result) throws SQLException {
        new AsideReturn(aside, patience).all();
        settlement.forget(aside.mark());
        return result;
    }

    private AsideMarks marks(DSLContext tx) {
        return new AsideMarks(tx, work.target().name());
    }

    /** Writes a mark past gate and lease; null if that was done. */
    private @Nullable ChunkResult noted(Lease lease, Consumer<AsideMarks> what) throws SQLException {
        return transaction.run(lease, (connection, tx, gate) -> {
            what.accept(marks(tx));
            connection.commit();
            return null;
        });
    }

    private static IllegalStateException notOfPartitions(ChunkResult result) {
        return new IllegalStateException("nothing goes with a partition, but it was " + result);
    }
}
