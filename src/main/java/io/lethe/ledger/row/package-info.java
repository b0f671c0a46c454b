/**
 * Rows, as the ledger may know them: keys of rows become salted commitments, and sealed bytes until then.
 *
 * <p>Face: {@link io.lethe.ledger.row.KeyedTable} and {@link io.lethe.ledger.row.RowKey} name rows,
 * {@link io.lethe.ledger.row.RowKeys} are those of a chunk, {@link io.lethe.ledger.row.Commitments} what the ledger keeps of
 * them, {@link io.lethe.ledger.row.SealedKeys} what a receipt carries; all under an {@link io.lethe.ledger.row.EpochKey}.
 *
 * <p>{@link io.lethe.ledger.row.ChunkRows} adds whom each row is about, where the data map names a column that says so;
 * {@link io.lethe.ledger.row.KeptRows} are what is left of both.
 *
 * <p><b>A subject has no pseudonym in the ledger.</b> A keyed hash of the subject, the same in every row, would answer "what was deleted about
 * X" by one index; and it would tell everybody who sees the table, without any key, which rows are one person's, how many, and in which
 * nights: whoever knows of two of them knows of all, for as long as the ledger lives. So each row's tag has a salt of its own, made from the
 * epoch key, the chunk and a counter. The answer then takes the key, and one HMAC for each chunk instead of a look into an index; an
 * opening shows one salt, and with it one row. A tag made from the row's commitment instead of the counter would have bound the two without
 * any order, and taken an HMAC for every row ever deleted to find one person.
 *
 * <p>It must never show a key's secret bytes or a row's values: neither has a way out but the ones named above. The epoch key
 * stands here, beside the only code that computes with it, so that its derived keys need not be public.
 */
@NullMarked
package io.lethe.ledger.row;

import org.jspecify.annotations.NullMarked;
