package io.lethe.action;

import io.lethe.archive.object.ObjectKeptException;
import io.lethe.archive.object.ObjectStore;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes objects whose rows are gone or point at them no more, a few at a time with one receipt.
 *
 * <ol>
 *   <li>Look whether each is there, and note it at its mark. If we die after this, what was found stands: an object that we removed ourselves before
 *       we could say so is not told of as if it had been gone.
 *   <li>Past gate and lease, both of which are kept shared: leave alone what a hold came for since the row's receipt, and forget the mark of what
 *       another row points at: it goes with that.
 *   <li>Remove the others, with all their versions. If we die after this, the marks are there still, and the next run finds nothing and says the rest.
 *   <li>The receipt, and the marks away; commit.
 * </ol>
 *
 * <p>So a receipt never speaks of an object that could come to stay, and a removal never goes without one. For one thread.
 */
public final class ObjectChunks {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectChunks.class);

    private final ObjectWork work;
    private final ReceiptOutbox outbox;
    private final ChunkTransaction transaction;

    public ObjectChunks(ObjectWork work, ReceiptOutbox outbox) {
        this.work = work;
        this.outbox = outbox;
        this.transaction = new ChunkTransaction(work.run().target(), outbox, work::isReplaced);
    }

    /** Works off some marks of one store. {@code number} is the chunk's within its partition, counted from 1 without a gap; any answer but done leaves it unused. */
    public ChunkResult apply(Lease lease, int number, List<ObjectMark> marks) throws SQLException {
        ObjectStore store = work.stores().named(marks.getFirst().store()).orElse(null);
        if (store == null) {
            LOG.warn(
                    "objects are owed in store {}, which lethe.yaml does not name any more",
                    marks.getFirst().store());
            return new ChunkResult.Nothing(Skipped.ofLocked(marks.size()));
        }
        look(store, marks);
        ChunkResult result = transaction.run(
                lease, (connection, tx, gate) -> act(new Open(connection, tx, lease, store), number, marks));
        if (result == null) {
            throw new IllegalStateException("a transaction on objects ended without an answer");
        }
        return result;
    }

    private void look(ObjectStore store, List<ObjectMark> marks) throws SQLException {
        Map<Boolean, List<ObjectMark>> found = marks.stream()
                .filter(mark -> mark.found() == null)
                .collect(Collectors.partitioningBy(mark -> isThere(store, mark)));
        try (Connection connection = work.run().target().open()) {
            ObjectMarks noted = work.marks(work.run().target().on(connection));
            found.forEach((there, those) -> noted.note(those, there));
        }
    }

    /** What cannot be looked at is there. */
    private static boolean isThere(ObjectStore store, ObjectMark mark) {
        try {
            return store.has(mark.key());
        } catch (ObjectKeptException e) {
            return true;
        }
    }

    private record Open(Connection connection, DSLContext tx, Lease lease, ObjectStore store) {}

    private ChunkResult act(Open open, int number, List<ObjectMark> marks) throws SQLException {
        long begin = System.nanoTime();
        List<ObjectMark> owed = work.marks(open.tx()).lock(marks);
        Set<Long> held = owed.stream()
                .map(ObjectMark::epoch)
                .distinct()
                .filter(epoch -> work.isHeld(open.tx(), epoch))
                .collect(Collectors.toSet());
        List<ObjectMark> free =
                owed.stream().filter(mark -> !held.contains(mark.epoch())).toList();
        List<ObjectMark> last = last(open, free);
        List<ObjectMark> removed = removed(open.store(), last);
        work.marks(open.tx())
                .remove(free.stream()
                        .filter(mark -> !last.contains(mark) || removed.contains(mark))
                        .toList());
        Skipped skipped =
                Skipped.ofHeld(owed.size() - free.size()).plus(Skipped.ofLocked(last.size() - removed.size()));
        return removed.isEmpty()
                ? withoutReceipt(open.connection(), skipped)
                : commit(open, chunk(number, removed), skipped, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Those that nothing else points at. */
    private List<ObjectMark> last(Open open, List<ObjectMark> marks) {
        if (marks.isEmpty()) {
            return marks;
        }
        List<String> keys = marks.stream().map(ObjectMark::key).toList();
        Set<String> shared = work.shared(open.tx(), marks.getFirst().store(), keys);
        return marks.stream().filter(mark -> !shared.contains(mark.key())).toList();
    }

    private List<ObjectMark> removed(ObjectStore store, List<ObjectMark> marks) {
        List<ObjectMark> removed = new ArrayList<>();
        for (ObjectMark mark : marks) {
            try {
                store.remove(mark.key());
                removed.add(mark);
            } catch (ObjectKeptException e) {
                LOG.warn("an object of {} in {} stays owed: {}", work.step().dataset(), store, e.getMessage());
            }
        }
        return removed;
    }

    private ReceiptOutbox.Chunk chunk(int number, List<ObjectMark> removed) {
        List<List<String>> keys = removed.stream()
                .map(mark -> new ObjectRow(mark.key(), Boolean.TRUE.equals(mark.found())).values())
                .toList();
        return new ReceiptOutbox.Chunk(outbox.newId(), number, ChunkRows.of(new TupleRowKeys(keys)), new Deed.Purged());
    }

    /** No object went, so there is nothing to attest; what the marks of shared ones say is forgotten with them. */
    private static ChunkResult withoutReceipt(Connection connection, Skipped skipped) throws SQLException {
        connection.commit();
        return new ChunkResult.Nothing(skipped);
    }

    private ChunkResult commit(Open open, ReceiptOutbox.Chunk chunk, Skipped skipped, Duration took)
            throws SQLException {
        outbox.write(open.tx(), work.setting(), open.lease(), chunk);
        return transaction.commit(
                open.connection(),
                open.lease(),
                chunk.receipt(),
                new ChunkResult.Done(chunk.rows().size(), Map.of(), skipped, took));
    }
}
