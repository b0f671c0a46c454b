/**
 * One chunk, one transaction, one receipt.
 *
 * <p>Everything that is said to a customer's table is said here, by {@code ChunkSql}. The statement that deletes or changes repeats the keys, the
 * expiry and the holds: the plan proposes, the statement decides. A tool that selects first and then deletes by key alone deletes
 * the row that was renewed in between.
 *
 * <p>The receipt is inserted in the transaction that acts, into the outpost on the same server. Evidence that is written
 * before the deletion claims what may never happen; evidence that is written after it is lost with the process.
 *
 * <p>Whom a row is about is read with its key, ahead and without locks, and the statement that deletes asks again whether it still is
 * ({@code SubjectsUnchanged}). A receipt that took the reader's word would lay a row at the door of somebody who had just ceased to be its
 * subject; a look at each row before it goes would cost a round trip a row.
 *
 * <p>What a masking with a key makes is made here and set by the statement that masks the chunk ({@code KeyedTexts}). A server that is asked for
 * an HMAC is told the key, and writes it into its query log, its list of processes and its binary log, where it lies beside the pseudonyms;
 * and an UPDATE for each row costs a round trip for each row, and is no longer one statement that hits exactly the rows it was given.
 *
 * <p>Rows that go with others go first, in the same transaction and with receipts of their own ({@code CompanionRows}); what the server would
 * cascade has then nothing left to hit. They are rows of the chunk like any other and bounded as such: a chunk with whose rows too many go is
 * tried again smaller. Where a single row's family is larger than a chunk, it goes in several, leaves first, and the row with the last: to
 * refuse it would keep exactly the person of whom we have most, and to take it whole would hold a million locks. Each of these chunks
 * asks again whether the row is due, and whether it or anything that goes with it is held.
 *
 * <p>Rows that are archived take what goes with them into the archive, each table into a segment of its own ({@code SegmentAhead}): the row's first, then
 * downwards what points at the rows that the segment above holds. So whoever finds a half-written set completes it from its upper end, and no row
 * is archived twice because somebody died. Written upwards, a set that nobody finished would have the lines of orders that are then written with
 * other lines. One member that changed or came since keeps its whole family: who deletes the rest has an archive in which an order lacks a line.
 *
 * <p>Rows that stay are locked and bounded in the same way, and cease to point by our own UPDATE, with the digests that a masking's receipt has. An
 * ON DELETE SET NULL of the server would do the same unseen: past a hold on that row, and with nothing to show that it was not the row's own past.
 *
 * <p>What a row points at outside of the database, such as an uploaded file, is marked in the row's own transaction ({@code ObjectMarks}, a table of the
 * outpost): it is owed exactly if the row's deletion was committed, and nobody who comes after a crash has to find out which it was. A masking that
 * removes the object's key marks before it masks: after that, no row says which object it was. A mark in the
 * store itself (a new name, a tag) would be a second truth beside the receipt, and object stores know no new names. The object goes when its mark is
 * read, and its receipt is written after that, in the transaction that takes the mark away ({@code ObjectChunks}). A tool that deletes the object
 * first has rows whose files are gone when the transaction fails; one that notes it first claims what a lock on a version forbids; one that
 * keeps no mark leaves, when it dies in between, bytes to which no row leads any more.
 *
 * <p>A file that is archived goes into a segment under its mark, before its receipt, and alone ({@code FileSegments}). Segments with several files would
 * be fewer; but a file is marked, receipted and removed by itself, and one that changed under the run would then lie in a segment with others that are
 * gone because of it. Its pieces are rows of a table that there is not, so that no second format had to be made to be read in twenty years.
 *
 * <p>Whether it is the last row that had the object is asked when the object's turn comes, not when the row's does: two rows that go at the same time
 * would each see the other. It is asked under locks, so that a row that is just being inserted counts; but an application that gives the key of
 * a file anew, in the moment in which its last row is deleted, loses that file to the deletion, as it would to any other.
 *
 * <p>A partition of a table of which every row may go is not deleted row by row ({@code AsideDeletion}): it changes places with an empty table of the outpost, where
 * nobody else writes to its rows, and there they are asked once more, receipted and dropped. ALTER TABLE … DROP PARTITION says nothing of what it drops:
 * a row that was inserted after the look would go with it, unasked and without a receipt, and since it commits at once, receipts could only be written
 * before or after it. Here the receipts' commit is the deletion, and whatever breaks off before it puts the rows back. The partition stays, empty: to drop
 * it would again take what has come since.
 *
 * <p>Face: {@link io.lethe.action.StepWork}, {@link io.lethe.action.ChunkReader}, {@link io.lethe.action.ChunkWork},
 * {@link io.lethe.action.Lease}, {@link io.lethe.action.ReceiptOutbox}. This room opens transactions on targets, never on own,
 * and knows nothing of retries, threads and pace.
 */
@NullMarked
package io.lethe.action;

import org.jspecify.annotations.NullMarked;
