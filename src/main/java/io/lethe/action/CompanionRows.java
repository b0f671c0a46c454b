package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes, within one chunk, what goes with rows that the chunk has locked and will then delete itself, and lets others that stay cease to point at them.
 *
 * <ol>
 *   <li>Table by table, in the order of the data map: lock the rows that point at them, whatever they are.
 *   <li>First the rows that go with these.
 *   <li>Then these, if nothing points at them any more, or if they stay; as many as were locked, else somebody came between.
 * </ol>
 *
 * <p>Since the rows above are locked, the server lets nobody insert another that points at them: what the foreign key asks for is a lock on
 * the row it names. Who switched that off is seen at the end, where no row goes at which another points.
 */
final class CompanionRows {
    /** As many as a chunk may have of its own rows. Each counts for one, however wide the family is. */
    static final int MOST = 5_000;

    private final DeedAlong deed;
    private final Quota quota;
    private final boolean inPart;
    private final List<Attempt.Also> done = new ArrayList<>();
    private int room = MOST;

    /**
     * For one chunk.
     *
     * @param inPart rather act on some, and leave the rows above, than on none
     */
    CompanionRows(DeedAlong deed, Quota quota, boolean inPart) {
        this.deed = deed;
        this.quota = quota;
        this.inPart = inPart;
    }

    /** What was done, in that order. */
    List<Attempt.Also> done() {
        return List.copyOf(done);
    }

    /** What is left of the rows that point at others. */
    enum Left {
        NOTHING,
        /** There are too many for this chunk. */
        MORE,
        /** A row that points at one of them appeared, or a hold on one of them did. */
        POINTED_AT,
        /** One of them is not what a segment holds. */
        CHANGED
    }

    /** Acts on what points at rows with these keys, until something is left. */
    Left act(List<CompanionWork> companions, RowKeys above) throws SQLException {
        Left left = Left.NOTHING;
        for (int i = 0; i < companions.size() && left == Left.NOTHING; i++) {
            left = act(companions.get(i), above);
        }
        return left;
    }

    private Left act(CompanionWork companion, RowKeys above) throws SQLException {
        StepWork work = companion.work();
        ChunkRows found = FoundRows.of(work, deed.chunk().sql(work).lockPointing(companion, above, room + 1));
        ChunkRows these = found.part(0, Math.min(room, found.size()));
        boolean all = these.size() == found.size();
        if (these.size() == 0 || (!all && !inPart)) {
            return all ? Left.NOTHING : Left.MORE;
        }
        Left below = act(work.companions(), these.keys());
        return below == Left.NOTHING ? actOnThemselves(work, these, all) : below;
    }

    private Left actOnThemselves(StepWork work, ChunkRows these, boolean all) throws SQLException {
        int granted = quota.take(work.step().number(), Math.min(room, these.size()));
        if (granted == 0) {
            return Left.MORE;
        }
        ChunkRows some = these.part(0, granted);
        return switch (deed.to(work, some.keys())) {
            case Along.PointedAt pointedAt -> Left.POINTED_AT;
            case Along.Changed changed -> Left.CHANGED;
            case Along.Done along -> {
                room -= granted;
                done.add(new Attempt.Also(work, some, along.deed()));
                yield all && granted == these.size() ? Left.NOTHING : Left.MORE;
            }
        };
    }
}
