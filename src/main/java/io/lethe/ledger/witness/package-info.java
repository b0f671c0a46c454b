/**
 * The witness: a small server that cosigns checkpoints of logs, each only if it extends all that was cosigned before (C2SP tlog-witness). It runs on
 * the machine of somebody who does not keep the log, such as the legal department, and needs no database.
 *
 * <p>Face: {@link io.lethe.ledger.witness.Witness}, which decides, and {@link io.lethe.ledger.witness.WitnessServer}, which speaks HTTP.
 *
 * <p>It must never: cosign what it has not made durable; cosign for two histories of one log, whatever crashes; learn of a log more than sizes and
 * roots.
 *
 * <p><b>First remember, then answer.</b> A cosignature that left the house before the file was on disk would, after a crash, leave a witness that has
 * forgotten what it signed, and signs the other history too. The other way round costs nothing: who did not get the answer asks again.
 *
 * <p><b>What is refused is kept.</b> A checkpoint with the log's own signature that does not extend what the log had shown is the best evidence there
 * is against its owner; an error in a log file would be a witness's word against his.
 *
 * <p><b>Whoever asks is not asked who he is.</b> A checkpoint needs the log's signature; without it, nobody can make the witness remember anything. So it may
 * stand where others reach it, and the public ones do.
 */
@NullMarked
package io.lethe.ledger.witness;

import org.jspecify.annotations.NullMarked;
