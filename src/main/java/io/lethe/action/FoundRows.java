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
    static FoundRows read(StepWork work, ResultQuery<?> query, MaskedDigest digest) throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        try (ResultSet rows = query.fetchResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<@Nullable String> row = row(rows, columns);
                digest.row(row);
                keys.add(List.copyOf(row.subList(0, work.keyWidth())));
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
