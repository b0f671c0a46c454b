/**
 * One execution of a plan from start to finish: Spring Batch, pace, stop, restart, and the relay that carries receipts to the
 * ledger.
 *
 * <p>Spring Batch gives a run its life cycle: a job per run, a partitioned step per table, restart and stop. It does not say how
 * far a run has come. Its position is committed in another database than the deletion, so after a crash it may stand before or
 * behind the truth; the truth is what the receipts and the predicate say. Jobs that trust the framework's position skip rows for
 * good or claim them twice.
 *
 * <p>A target that was restored from a backup has back what was deleted since, and has lost the holds that were placed since. To delete on, as if
 * nothing had happened, is wrong twice: somebody restored it for a reason, and a confirmed hold would be passed. So before each run the newest
 * receipt of the ledger must be on the target, and every hold of the register too; see {@code TargetHistory}.
 *
 * <p>What came back with such a backup is told by its commitments ({@code Replays}): a list of what was deleted would keep what was deleted. Whether a
 * row is the one that was deleted, and not a later one under the same key, its start tells; whether it may go, today's policies and holds, as ever.
 * A replay that trusted the ledger alone would delete what a court has had kept since, or what a policy keeps longer now. It is a run like any, whose
 * steps see only the rows that a {@code Sieve} lets through: a second way to delete would be a second place to forget a hold.
 *
 * <p>At its end a run looks whether the rows are gone by the keys in its receipts too, and on replicas ({@code AbsenceLook}). A look by the condition
 * alone, on the primary alone, takes for gone what was put back with another state, and what a replica that lost its way still has. So the keys are
 * blanked when a run has ended, and not as soon as a checkpoint covers their leaf.
 *
 * <p>Partitions that are due whole go before the other rows of their step ({@code AsidePass}). Whatever is in the way there (a reader, a hold, a right that
 * was not granted) is no failure: what is left are rows. Those of a partition that an engine had taken out when it died are settled before anything is planned, since
 * a plan that counts a table without them is wrong.
 *
 * <p>Whether stores and rows agree is looked at without locks and beside runs ({@link io.lethe.run.ObjectSearch}). What a store has is noted in a temporary
 * table of own: a set in memory would bound how large a store may be, and a question to the store for each row would take a night.
 *
 * <p>Face: {@code Runs}, {@code Replays}, {@link io.lethe.run.RunRequest}, {@link io.lethe.run.RunOutcome}, {@link io.lethe.run.RunObserver}.
 */
@NullMarked
package io.lethe.run;

import org.jspecify.annotations.NullMarked;
