/**
 * Anchors: where checkpoints lie in other hands, so that whoever rules this database, these keys and this folder of published checkpoints
 * still cannot tell another history.
 *
 * <p>Face: {@link io.lethe.ledger.anchor.Anchor}, and the {@link io.lethe.ledger.anchor.Depositary} behind it.
 *
 * <p>A directory in other hands shows <i>one</i> history: what it holds is compared with the ledger before anything is signed, so a ledger
 * that was set back or forked is recognised. It proves no time but its holder's word.
 *
 * <p>An authority that stamps (RFC 3161) shows a <i>time</i>: these bytes existed then. It would stamp two histories as readily as one, which is
 * why one of each is better than two of either. BouncyCastle, which reads and verifies stamps, is known only here.
 *
 * <p>A witness shows both: it cosigns, with the time, only what extends all that it cosigned before. What it saw last it shows to whoever asks, so a
 * ledger is compared with that too before anything is signed.
 *
 * <p><b>A refusal is believed.</b> Whoever could forge one (there is no signature on it) can make us stop, which is safe, and cannot make us go on. The other
 * way round, a ledger that took a refusal for a whim of the witness would sign its second history.
 *
 * <p><b>Stamps are judged at their own time.</b> An authority's certificate ends years before the evidence does; a check against today's date
 * would make every stamp worthless on a day that is known in advance.
 *
 * <p><b>Stamps are stamped again, hashes are not.</b> Judged at its own time, a stamp is worth as much as nobody can forge one of that time; once the
 * authority's certificate has ended, nobody looks after its key. So a later stamp over it says that it was there while the key was still looked after
 * (RFC 4998, renewal of time stamps), and {@link io.lethe.ledger.anchor.EvidenceRecord} refuses one that came too late, which would only look like that.
 * Renewal of hash trees, with another function than SHA-256, is left out: leaves, trees and notes are by SHA-256 too, so that its end would be the end of
 * the log's form, and a record that outlived it would have nothing left to speak of. One stamp renews hundreds, since a log of years has thousands,
 * and authorities count.
 *
 * <p>It must never: know the database or what has been anchored (the ledger does); overwrite what was deposited; make a directory that is
 * missing, since it may be a disk that is not mounted.
 */
@NullMarked
package io.lethe.ledger.anchor;

import org.jspecify.annotations.NullMarked;
