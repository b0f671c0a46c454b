/**
 * Rows, as the ledger may know them: keys of rows become salted commitments, and sealed bytes until then.
 *
 * <p>Face: {@link io.lethe.ledger.row.KeyedTable} and {@link io.lethe.ledger.row.RowKey} name rows,
 * {@link io.lethe.ledger.row.RowKeys} are those of a chunk, {@link io.lethe.ledger.row.Commitments} what the ledger keeps of
 * them, {@link io.lethe.ledger.row.SealedKeys} what a receipt carries; all under an {@link io.lethe.ledger.row.EpochKey}.
 *
 * <p>It must never show a key's secret bytes or a row's values: neither has a way out but the ones named above. The epoch key
 * stands here, beside the only code that computes with it, so that its derived keys need not be public.
 */
@NullMarked
package io.lethe.ledger.row;

import org.jspecify.annotations.NullMarked;
