package io.lethe.action;

import io.lethe.catalog.Target;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.Gate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals with the partitions that an engine had taken out of a table when it died. The caller has the target's lock.
 *
 * <ol>
 *   <li>Its lease is taken: what it has under way is committed or gone, and no later word of it is.
 *   <li>Rows whose receipts are committed are deleted: their table is dropped, unless a hold came since.
 *   <li>All others go back ({@link AsideReturn}), after the table was renamed: the statement by which the former one takes rows out may still be on its
 *       way, and finds no table then.
 * </ol>
 *
 * <p>If we die in between, the next one does the same from the beginning.
 */
public final class AsideSettlement {
    private static final Logger LOG = LoggerFactory.getLogger(AsideSettlement.class);

    private final Target target;
    private final DatasetHolds holds;
    private final Patience patience;

    public AsideSettlement(Target target, DatasetHolds holds, Patience patience) {
        this.target = target;
        this.holds = holds;
        this.patience = patience;
    }

    /** What is still marked on a target, in words. */
    public static List<String> left(Target target) throws SQLException {
        try (Connection connection = target.open()) {
            return new AsideMarks(target.on(connection), target.name())
                    .all().stream().map(AsideMark::toString).toList();
        }
    }

    /**
     * Settles all marks of the target. {@code holder} says who we are, for a person who looks at the leases.
     *
     * @throws AsideStuckException if rows cannot go back
     */
    public void settle(String holder) throws SQLException {
        for (AsideMark found : marks()) {
            AsideMark.Taker taker = found.taker();
            Lease lease = Lease.take(target, taker.run(), taker.step(), taker.number(), holder);
            // Only now: before we had the lease, its former holder could still have committed the receipts.
            Optional<AsideMark> mark = again(found);
            if (mark.isPresent()) {
                settle(mark.get(), lease);
            }
        }
    }

    private List<AsideMark> marks() throws SQLException {
        try (Connection connection = target.open()) {
            return new AsideMarks(target.on(connection), target.name()).all();
        }
    }

    private Optional<AsideMark> again(AsideMark mark) throws SQLException {
        try (Connection connection = target.open()) {
            return new AsideMarks(target.on(connection), target.name()).find(mark.id());
        }
    }

    private void settle(AsideMark mark, Lease lease) throws SQLException {
        switch (mark.state()) {
            // It exchanges only after it has noted so under the lease, which is ours now.
            case MAKING -> forget(mark);
            case MOVING -> {
                for (AsideTable former : AsideTable.find(target, mark)) {
                    LOG.warn(
                            "{} had been taken out by run {} and goes back",
                            mark,
                            mark.taker().run());
                    AsideTable aside = AsideTable.of(target, mark, lease);
                    done(former, former.rename(aside));
                    new AsideReturn(aside, patience).all();
                }
                forget(mark);
            }
            case GONE -> finish(mark);
        }
    }

    /** Drops the table, in which no row is, or none that is not deleted, and the mark after it: without its mark nobody would find the table. */
    void forget(AsideMark mark) throws SQLException {
        drop(mark);
        try (Connection connection = target.open()) {
            new AsideMarks(target.on(connection), target.name()).remove(mark);
        }
    }

    private void drop(AsideMark mark) throws SQLException {
        for (AsideTable table : AsideTable.find(target, mark)) {
            done(table, table.drop());
        }
    }

    private static void done(AsideTable table, AsideAnswer answer) {
        if (!(answer instanceof AsideAnswer.Done)) {
            throw new AsideStuckException(table, answer.toString());
        }
    }

    /**
     * Drops the rows whose receipts are committed. The gate is kept meanwhile: a hold that came after the receipts keeps them, and one that is being
     * placed waits. If we die after the table is dropped, the mark stands for nothing, and the next one takes it away.
     */
    void finish(AsideMark committed) throws SQLException {
        Optional<AsideMark> gone = again(committed);
        if (gone.isPresent() && gone.get().state() == AsideMark.State.GONE) {
            dropUnlessKept(gone.get());
        }
    }

    private void dropUnlessKept(AsideMark gone) throws SQLException {
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            DSLContext tx = target.on(connection);
            Optional<String> keeping = keeping(gone, tx);
            if (keeping.isPresent()) {
                LOG.warn(
                        "{} is deleted by run {}, but its rows stay in the outpost: {}",
                        gone,
                        gone.taker().run(),
                        keeping.get());
                connection.rollback();
                return;
            }
            drop(gone);
            new AsideMarks(tx, target.name()).remove(gone);
            connection.commit();
        }
    }

    private Optional<String> keeping(AsideMark gone, DSLContext tx) {
        return Gate.forShare(tx, target.name()).paused()
                ? Optional.of("the target is paused")
                : holds.keepingSince(gone.epoch(), gone.dataset(), target.name(), tx)
                        .map(hold -> "a hold was placed since");
    }
}
