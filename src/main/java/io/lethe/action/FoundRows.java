package io.lethe.action;

import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.tree.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a query found them: the columns of their keys and then those that are masked, all as text.
 *
 * @param values keyed digest of all of it
 */
record FoundRows(RowKeys keys, Hash values) {
    /** @param texts take what is behind all this */
    static FoundRows read(StepWork work, ResultQuery<?> query, MaskedDigest digest, KeyedTexts texts)
            throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        try (ResultSet rows = query.fetchResultSet()) {
            int columns = rows.getMetaData().getColumnCount() - texts.fields().size();
            while (rows.next()) {
                List<@Nullable String> row = row(rows, columns);
                digest.row(row);
                List<String> key = List.copyOf(row.subList(0, work.keyWidth()));
                keys.add(key);
                texts.read(key, rows, columns + 1);
            }
        }
        return new FoundRows(work.rowKeys(keys), digest.root());
    }

    private static List<@Nullable String> row(ResultSet rows, int columns) throws SQLException {
        List<@Nullable String> row = new ArrayList<>(columns);
        for (int column = 1; column <= columns; column++) {
            row.add(rows.getString(column));
        }
        return Collections.unmodifiableList(row);
    }
}
