/**
 * What strangers check a log by: C2SP signed notes, the checkpoints and proofs in them, and the keys that sign them.
 *
 * <p>Face: {@link io.lethe.ledger.note.SignedNote}, {@link io.lethe.ledger.note.Checkpoint},
 * {@link io.lethe.ledger.note.VerifierKey}, {@link io.lethe.ledger.note.TlogProof}; {@link io.lethe.ledger.note.Ed25519} is
 * the one signature there is. {@link io.lethe.ledger.note.WitnessKey} and {@link io.lethe.ledger.note.AddCheckpoint} are what a log and
 * its witness say to each other.
 *
 * <p>Everything is parsed strictly: read, written again and compared. It must never decide whether a tree may be signed; that
 * is for the ledger, and ArchitectureTest keeps the signer there.
 */
@NullMarked
package io.lethe.ledger.note;

import org.jspecify.annotations.NullMarked;
