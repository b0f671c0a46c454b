/**
 * The ledger: what was deleted, when and why, in a form that a stranger can check without trusting us or our database.
 *
 * <p>It is a small transparency log of the C2SP family. Every event is one leaf of canonical JSON; the leaves form an
 * RFC 6962 Merkle tree; the tree is signed as a checkpoint (a C2SP signed note) and published outside the database.
 *
 * <p>{@link io.lethe.ledger.Ledger} is where entries are appended and receipts relayed;
 * {@link io.lethe.ledger.LedgerVerification} recomputes everything from the bytes of the leaves;
 * {@link io.lethe.ledger.Anchoring} takes its checkpoints to others, {@link io.lethe.ledger.Publishing} its files to
 * where anybody may read them. What they are made of stands in
 * packages of its own, each of which imports only those above it:
 *
 * <pre>
 * tree      hashes, the Merkle tree, its proofs and tiles
 * json      canonical JSON, also for whoever else needs bytes that can be hashed
 * note      signed notes, checkpoints, verifier keys: what others check
 * row       keys of rows, and how they become commitments
 * receipt   what a chunk leaves behind in the transaction that deletes
 * entry     the closed set of events
 * key       the keys on disk, and the folder of published checkpoints
 * anchor    where checkpoints lie in other hands
 * place     where the log lies as plain files for anybody
 * witness   the other side: cosigns checkpoints of logs, somewhere else
 * </pre>
 *
 * <p>It must never: hold what was deleted; repair itself; sign a tree that does not extend the last published one; know
 * an engine, a target or a policy file.
 *
 * <p><b>Stored bytes are the truth.</b> A leaf is hashed as stored and never serialised again to verify it, because a
 * changed serialiser would then change history. Hashes in the database are a convenience that finds the place of a
 * damage: known audit modes that trusted stored hashes called an edited log consistent.
 *
 * <p><b>No hash chain, no ledger database.</b> A chain cannot prove one entry without showing all; a ledger database takes
 * its proofs with it when its vendor ends it. A Merkle tree in plain tables and plain files needs neither.
 *
 * <p><b>An index that cannot lie.</b> One row among 10^8 is found by an index over commitments ({@code CommitmentIndex}), six bytes a row, made after
 * checkpoints and never changed. It names leaves to look at and answers nothing: a part that is missing, or is not what its digests say, is a gap, and
 * gaps are searched leaf by leaf. A database's own index over 32-byte hashes would take more than the hashes, cost each chunk a random write for
 * each row, and its "not found" would be the word of whoever could change it.
 *
 * <p><b>What is back is told without a list.</b> Whether a row was deleted before is asked by computing its commitment again ({@code DeletedRows}).
 * A list of deleted keys would answer quicker, and would be the personal data that was to be forgotten.
 *
 * <p><b>What nobody can open is not kept.</b> With an epoch's key its commitments go ({@code DroppedCommitments}); that they may be missing is said by the leaf
 * {@code key.destroyed} alone. A flag beside them would excuse whatever somebody has taken away.
 *
 * <p><b>A key ends under its own name.</b> Two keys sign from {@code key.rotated} to {@code key.retired}, each of which stands under a checkpoint that both
 * signed ({@code SigningKeys}). A key that simply stopped would leave open whether it was retired or replaced by somebody else; one that another took the
 * place of from one checkpoint to the next would cut off everybody who had not heard of it yet.
 *
 * <p><b>After a compromise, another log.</b> A rotation under a stolen key could be the thief's. So nothing is repaired in the old log: another begins,
 * with another name, and its first leaf says up to where the old one is to be believed.
 *
 * <p><b>No XA.</b> Receipts are born in the target's own transaction and copied here afterwards, idempotently.
 */
@NullMarked
package io.lethe.ledger;

import org.jspecify.annotations.NullMarked;
