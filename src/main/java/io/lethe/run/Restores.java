package io.lethe.run;

import io.lethe.action.Lease;
import io.lethe.action.ReceiptOutbox;
import io.lethe.action.RestoreResult;
import io.lethe.action.RestoreWork;
import io.lethe.archive.content.Row;
import io.lethe.catalog.Target;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.RestorationOrdered;
import io.lethe.ledger.receipt.Restored;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.PolicySet;
import io.lethe.run.RestorePlanning.Ready;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows that were archived back into their table, for a deletion that was wrong.
 *
 * <ol>
 *   <li>The segment is read whole and must be what the ledger says was written; the rows must be among those that were deleted because of it.
 *   <li>Everything that is in the way is looked for and told at once. While there is anything, nothing is changed.
 *   <li>{@code restoration.ordered}, with who and why as its details. If we die after this, somebody wanted rows back and none came.
 *   <li>The rows, some in each transaction, each with a receipt, under the target's lock. If we die here, some rows are back and each of them is
 *       in exactly one receipt; whoever goes on leaves out those that are there.
 *   <li>The receipts become {@code chunk.restored}: from then on the ledger no longer says of these rows that they are gone.
 * </ol>
 *
 * <p>Safe for several threads.
 */
public final class Restores {
    /** Somebody's lock that outlasts so many waits will outlast more. */
    private static final int ATTEMPTS = 5;

    private final Equipment engine;
    private final Target target;
    private final RestorePlanning planning;

    public Restores(Equipment engine, Target target, PolicySet policies) {
        this.engine = engine;
        this.target = target;
        this.planning = new RestorePlanning(engine, target, policies);
    }

    /** What {@link #restore} would do now. Changes nothing anywhere. */
    public RestoreLook look(RestoreOrder order) throws SQLException {
        return planning.look(order).look();
    }

    /** Looks, and if nothing is in the way puts the rows back. Returns when the ledger has them. */
    public RestoreOutcome restore(RestoreOrder order, Signature signature) throws SQLException {
        // A deletion that the ledger does not know yet would not be found there.
        try (QuietTarget quiet = QuietTarget.take(engine, target)) {
            TargetTurn.refusePaused(target);
            Instant now = engine.clock().instant();
            EpochKey key = engine.keys().epochKeyOrNew(KeyEpoch.of(now));
            Ready ready = planning.look(order);
            if (ready.look().refused() || ready.look().rows() == 0) {
                return new RestoreOutcome.Nothing(ready.look());
            }
            RunId id = order(ready, signature, key, now);
            RestoreOutcome outcome = new Transactions(ready, engine.outbox(target, now), id).all();
            engine.settle(quiet.target());
            return outcome;
        }
    }

    private RunId order(Ready ready, Signature signature, EpochKey key, Instant now) {
        RunId id = new RunId(engine.ids().get());
        RecordedSegment segment = ready.look().segment();
        Details details = engine.details(signature);
        engine.ledger()
                .append(
                        new RestorationOrdered(
                                id,
                                new RestorationOrdered.Source(
                                        segment.archive(),
                                        segment.name().name(),
                                        ready.deed().content()),
                                target.name(),
                                segment.table(),
                                ready.look().rows(),
                                new RestorationOrdered.Key(key.epoch(), key.keyCommitment()),
                                now,
                                details.hash()),
                        details);
        return id;
    }

    /** The transactions of one restoration, one after the other. */
    private final class Transactions {
        private final Ready ready;
        private final RunId id;
        private final RestoreWork work;
        private final Lease lease;
        private int number = 1;
        private long rows;
        private @Nullable String stopped;

        Transactions(Ready ready, ReceiptOutbox outbox, RunId id) throws SQLException {
            this.ready = ready;
            this.id = id;
            this.lease = Lease.take(target, id, 1, 1, engine.name());
            this.work = new RestoreWork(
                    ready.place().site(),
                    outbox,
                    new RestoreWork.Warrant(
                            ready.deed().table(),
                            ready.deed().authority(),
                            new Restored(
                                    ready.look().segment().name().name(),
                                    ready.deed().content()),
                            ready.place().server(),
                            ready.place().gate().incarnation(),
                            engine.holds(),
                            ready.cover()));
        }

        RestoreOutcome all() throws SQLException {
            ready.source().read(this::take);
            return stopped == null
                    ? new RestoreOutcome.Finished(ready.look(), id, rows)
                    : new RestoreOutcome.Incomplete(ready.look(), id, rows, stopped);
        }

        /** Only what was looked at, to the letter: the file is read a second time. */
        private boolean take(List<Row> some) throws SQLException {
            List<Row> wanted = some.stream().filter(ready.check()::wants).toList();
            return wanted.isEmpty() || insert(wanted);
        }

        private boolean insert(List<Row> wanted) throws SQLException {
            RestoreResult result = work.apply(lease, number, wanted);
            for (int more = 1; more < ATTEMPTS && result instanceof RestoreResult.Conflict; more++) {
                result = work.apply(lease, number, wanted);
            }
            return switch (result) {
                case RestoreResult.Done done -> {
                    number++;
                    rows += done.rows();
                    yield true;
                }
                case RestoreResult.Refused refused -> {
                    stopped = refused.why();
                    yield false;
                }
                case RestoreResult.Conflict conflict -> {
                    stopped = "another transaction is in the way: " + conflict.what();
                    yield false;
                }
            };
        }
    }
}
