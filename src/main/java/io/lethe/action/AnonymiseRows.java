package io.lethe.action;

import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.row.RowKeys;
import io.lethe.plan.Change;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Masks columns of rows, which stay.
 *
 * <ol>
 *   <li>Lock what is still to be masked and skip what others have locked; read what the columns hold. Make the texts of maskings with a key.
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
    public boolean locksFirst() {
        return true;
    }

    @Override
    public Attempt straight(OpenChunk chunk, RowKeys keys) {
        return new Attempt.Missed();
    }

    @Override
    public Attempt lockedFirst(OpenChunk chunk, RowKeys keys) throws SQLException {
        KeyedTexts texts = KeyedTexts.of(work, chunk.sql().changes());
        FoundRows before = FoundRows.read(work, chunk.sql().lockWithValues(keys, texts), digests.get(), texts);
        Skipped skipped = chunk.skipped(keys, before.keys());
        if (before.keys().size() == 0) {
            return Attempt.Acted.onNothing(skipped);
        }
        int changed = chunk.sql().mask(before.keys(), texts).execute();
        if (changed != before.keys().size()) {
            return new Attempt.Met("a row that points at these came or went");
        }
        FoundRows after =
                FoundRows.read(work, chunk.sql().values(before.keys()), digests.get(), KeyedTexts.of(work, List.of()));
        return new Attempt.Acted(
                before.keys(), skipped, new Masked(fields(chunk.sql().changes()), before.values(), after.values()));
    }

    private static List<Masked.Field> fields(List<Change> changes) {
        return changes.stream()
                .map(change -> new Masked.Field(
                        change.column().name(), change.masking().toString()))
                .toList();
    }
}
