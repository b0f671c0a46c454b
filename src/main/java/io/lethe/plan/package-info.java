/**
 * Policy, catalog, holds and clock become a {@link io.lethe.plan.RunPlan}, or the problems that forbid it.
 *
 * <p>A plan is a value with a digest. The dry run prints it, the run executes it: the same conditions, compiled by the same
 * {@code Conditions}, count the rows here and delete them in {@code action}. Where preview and deletion are two pieces of code they
 * drift apart, and the preview that a person approved is not what happens.
 *
 * <p>Face: {@link io.lethe.plan.Planner}, {@link io.lethe.plan.RunPlan}, {@link io.lethe.plan.Conditions},
 * {@link io.lethe.plan.Fit}, {@link io.lethe.plan.RowExplainer}, {@link io.lethe.plan.PolicySetHash}.
 *
 * <p>Unknown is never due. SQL has three truth values, and a NULL that meets a NOT turns a row that should stay into one that
 * neither stays nor goes; so whatever is negated is made certain first ({@code Truth}), text is compared byte by byte, and values
 * are typed by the catalog before they are bound ({@code ColumnKind}).
 *
 * <p>A pseudonym is known by its form, not by a marker nor by the key ({@code KeyedColumn}). A marker column is none of ours to add, and says nothing
 * of a row whose name was written again; and a plan that needs the key to count could not be made by somebody who must not have it. The
 * price: a raw value that happens to have the form stays. By the column's own collation {@code P-…} would have it too, so it is compared by bytes.
 *
 * <p>An invented text follows from the row's key ({@code FakeText}), not from the value. Made of the value, nobody could tell a Sage Hin who was
 * invented from one who is real: each run would invent anew, or a real name that is in the list would stay.
 *
 * <p>Rows that go with others ({@code Companion}) are steps of their own, numbered before the step with whose rows they go, and are counted, limited
 * and shown like any. They have no claim: whether they go is asked of the row at the top ({@code Outlook}), never of themselves. Where children
 * hide in their parent's step, a person approves a thousand accounts and a million lines go.
 *
 * <p>Rows that stay and cease to point ({@code on-delete: detach}) are such steps too, and what is done to them is what a masking does: a column is
 * removed. A third kind of change beside deleting and masking would need its own form in receipts, plans and certificates, and say no more.
 * They keep nothing from being deleted, so they order nothing either ({@code DeletionOrder}): of a circle one such edge is enough. The plan counts those
 * that are there when the step comes; where a table points at itself it counts also such as go before, so that a run may change fewer, never more.
 *
 * <p>Objects that rows point at ({@code ObjectSteps}) are a step after the rows', which also takes what earlier runs still owe. So a run that died,
 * or met a hold, needs no repair before the next: what it owes stands in the next plan, is shown, and goes under that run's receipts.
 *
 * <p>Where the map says that a table is a tree ({@code Descendants}), the plan looks all the way down, and the step is one partition: a leaf in one
 * partition would hang on a row of another that has finished. A plan that looks one row down counts as due what will stay, and a person
 * approves a number that no run reaches.
 *
 * <p>The engine's own records go by policies like all others, but not as anybody likes ({@code OwnRecord}). A rule must itself say that a receipt is in the
 * ledger, that a run has ended; one that does not is refused. Conditions that were added in silence would make the plan say less than what is done,
 * and a sweep beside the policies would be a second way to delete, without a preview, a limit or a hold.
 *
 * <p>Counting takes no locks and changes nothing. This room never writes to a target.
 */
@NullMarked
package io.lethe.plan;

import org.jspecify.annotations.NullMarked;
