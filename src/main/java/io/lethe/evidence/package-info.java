/**
 * Certificates: what was deleted, told to somebody who trusts neither us nor our database, and checked without either.
 *
 * <p>Its face:
 *
 * <ul>
 *   <li>{@link io.lethe.evidence.Certificate}: everything a certificate says, as a value; paper and JSON are written from it
 * </ul>
 *
 * <p>It must never: read a database itself (the ledger does); say more than leaves, adopted policies and the operator's own words
 * say; believe a number that it can compute; claim that no copy is left.
 *
 * <p><b>What can be computed from leaves is computed from leaves, twice.</b> {@link io.lethe.evidence.RunStatement} is made from the
 * bytes of leaves alone, by whoever issues and again by whoever checks. A certificate that carried counts of its own would be a second
 * truth, and the one that people read.
 *
 * <p><b>A person's certificate says what is left.</b> Whoever reads that forty rows about somebody are gone takes it to mean that nothing is
 * left. So the databases are asked first, what is still there stands in the certificate, and the command that issued it does not end as
 * if all were done; tables that do not say whom their rows are about are named as not covered.
 *
 * <p><b>An object is asked for by its own key.</b> Which rows pointed at it, nothing keeps once it is gone; so whoever knows of a row alone is told of the row
 * alone. Whether it was there when its turn came is a part of its name in the ledger: whoever asks does not know it, and both names are tried.
 *
 * <p><b>The earliest checkpoint outside, not the latest.</b> A certificate brings of each anchor the first checkpoint that covers all its leaves:
 * a stamp over the certificate's own would prove the day on which somebody asked, and not the night that is asked about.
 *
 * <p><b>A record of renewals is believed whole or not at all.</b> Where one is told of, each of its stamps must be by somebody whom the reader trusts, though the
 * first alone might do: a verdict that says "renewed" over a renewal by nobody in particular would lend it the trust of the first.
 *
 * <p><b>A key is believed in its term.</b> Each certificate brings the leaves that began and ended the log's keys, and those who were handed the keys have
 * their terms with them. A list of keys without terms would make of a retired key, on which nobody keeps an eye any more, the best one to steal.
 *
 * <p><b>Attested deletion.</b> Nobody can prove that no copy exists. The words for what is and is not claimed stand in one place,
 * {@link io.lethe.evidence.Wording}, so that no template and no translation can promise more.
 */
@NullMarked
package io.lethe.evidence;

import org.jspecify.annotations.NullMarked;
