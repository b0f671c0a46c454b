/**
 * Legal holds: place, release, which are open.
 *
 * <p>A hold meets the deletion inside the target database, not in the engine's memory. Placing takes the target's gate row
 * exclusively, every chunk takes it shared: one waits for the other. So a hold that is confirmed is kept, and a chunk that was
 * under way when it was placed commits before the confirmation. Systems that read their list of holds once per run (and there are
 * many) delete held rows for as long as that run lasts.
 *
 * <p>A hold that was ordered while a target was away is wanted there, and no run goes on there until it has it. So an order is
 * never lost between two databases, and never waits for a person to repeat it. Queued holds that "take effect soon" are the
 * known mistake: what is deleted meanwhile was asked for in time.
 *
 * <p>Holds are many to many: each order is a row of its own, and a row is free when no order covers it any more. One flag per
 * record would let the second order overwrite the first and the first release free both.
 *
 * <p>What is deleted later than the row that led to it (an object, whose row is gone) was asked about with the row, under the holds of that time. So each hold
 * has the epoch that it made, and only younger ones are asked again. To ask them all again, and about a whole dataset since there is no row to
 * look at, would keep everybody's files for as long as one person is held; times would not do, since a hold may come into force long after it
 * was ordered.
 *
 * <p>Who is held, and why, stands in the register and in the outpost, never in the ledger and never in a log.
 *
 * <p>Face: {@link io.lethe.hold.Holds} places, releases, lists and reads; {@link io.lethe.hold.Gate} is what every chunk passes;
 * {@link io.lethe.hold.ScopeTargets} says which targets an order concerns; {@link io.lethe.hold.Hold}, {@link
 * io.lethe.hold.Scope}, {@link io.lethe.hold.OpenHolds} are the values.
 */
@NullMarked
package io.lethe.hold;

import org.jspecify.annotations.NullMarked;
