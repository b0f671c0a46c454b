/**
 * Benchmarks: what Lethe takes beside what others take, on one table of one server in one run.
 *
 * <pre>
 * .ci/bench purge|archive|anonymise [ROWS [ROUNDS]]
 * .ci/bench heap purge|archive|anonymise [ROWS]...
 * .ci/bench ledger [LEAVES]
 * .ci/bench certify [ROWS]
 * .ci/bench lookup [ROWS]
 * .ci/bench replay [ROWS]
 * </pre>
 *
 * <p>A task is measured on copies of the same table: as one statement, which is what the server can do; with pt-archiver, which is what
 * others use (into a text file, where rows are archived; it masks nothing); of a purge, in chunks without evidence; and as {@code lethe run} with all that belongs to it, in a
 * process of its own that starts cold, by the launcher. The contestants take turns, since two measurements of the same thing differ by a fifth.
 *
 * <p>There is no Lethe without evidence to hold one with it against. So a run says itself where its time went: the seconds that processors spent, by
 * server and client and by what the client's threads are for ({@code ProcessorTime}, {@code ThreadTimes}); how long its steps took ({@code Phases}); and
 * what the server spent on receipts, ledger, checks and rows ({@code StatementTimes}).
 *
 * <p>The heap is what was left after collections of one run under 256 MB, for tables of several sizes: the most, which has garbage in it that was not
 * looked for yet, and the least of the second half, which is what the run holds on to.
 *
 * <p>The certificates are of one run that purged so many rows, and of one of these rows.
 *
 * <p>The lookup fills a ledger, and asks it for rows that are there and for rows that are not. The replay purges a fifth of a table, puts these rows
 * back as a backup would, and has them found among all rows and deleted again.
 *
 * <p>They are compiled and checked with the tests and are not part of {@code verify}: a figure from a busy machine is worse than none.
 */
@NullMarked
package io.lethe.bench;

import org.jspecify.annotations.NullMarked;
