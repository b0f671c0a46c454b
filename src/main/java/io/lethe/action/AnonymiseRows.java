package io.lethe.action;

import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.Change;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Masks columns of rows, which stay.
 *
 * <ol>
 *   <li>Lock what is still to be masked and skip what others have locked; read what the columns hold. Make the texts of maskings with a key.
 *   <li>Mark their objects, if the keys of these are removed.
 *   <li>Mask exactly these rows. They must be as many as were locked: the statement repeats everything that makes a row due, and no
 *       row counts as hit that it would not change.
 *   <li>Read what the columns hold now.
 * </ol>
 *
 * <p>Never without locks first: the receipt says what was there before, and between a reading without locks and the change somebody
 * could have written.
 */
record AnonymiseRows(StepWork work, Supplier<MaskedDigest> digests) implements RowAction {
    @Override
    public Attempt lockedFirst(OpenChunk chunk, ChunkRows rows) throws SQLException {
        KeyedTexts texts = KeyedTexts.of(work, chunk.sql().changes());
        FoundValues before =
                FoundValues.locked(work, chunk.sql().lockWithValues(rows.keys(), texts), digests.get(), texts);
        RowKeys keys = before.rows().keys();
        Skipped skipped = chunk.skipped(rows.keys(), keys);
        if (keys.size() == 0) {
            return Attempt.Acted.onNothing(skipped);
        }
        chunk.markObjects(work, keys);
        int changed = chunk.sql().mask(keys, texts).execute();
        if (changed != keys.size()) {
            return new Attempt.Met("a row that points at these came or went");
        }
        Hash after = FoundValues.digest(chunk.sql().values(keys), digests.get());
        return new Attempt.Acted(
                before.rows(), skipped, new Masked(fields(chunk.sql().changes()), before.values(), after));
    }

    static List<Masked.Field> fields(List<Change> changes) {
        return changes.stream()
                .map(change -> new Masked.Field(
                        change.column().name(), change.masking().toString()))
                .toList();
    }
}
