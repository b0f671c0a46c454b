/**
 * Policy, catalog, holds and clock become a {@link io.lethe.plan.RunPlan}, or the problems that forbid it.
 *
 * <p>A plan is a value with a digest. The dry run prints it, the run executes it: the same conditions, compiled by the same
 * {@code Conditions}, count the rows here and delete them in {@code action}. Where preview and deletion are two pieces of code they
 * drift apart, and the preview that a person approved is not what happens.
 *
 * <p>Counting takes no locks and changes nothing. This room never writes to a target.
 */
@NullMarked
package io.lethe.plan;

import org.jspecify.annotations.NullMarked;
