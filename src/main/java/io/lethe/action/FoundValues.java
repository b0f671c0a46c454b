package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.tree.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a query found them: the columns of their keys, then those that are masked, then what keyed texts are made of, and last whom they
 * are about, all as text.
 *
 * @param values keyed digest of keys and masked columns
 */
record FoundValues(ChunkRows rows, Hash values) {
    /** @param texts take what is theirs of each row */
    static FoundValues locked(StepWork work, ResultQuery<?> query, MaskedDigest digest, KeyedTexts texts)
            throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        List<@Nullable String> subjects = new ArrayList<>();
        try (ResultSet rows = query.fetchResultSet()) {
            int last = rows.getMetaData().getColumnCount();
            int columns = last - texts.fields().size() - (work.subject() == null ? 0 : 1);
            while (rows.next()) {
                List<@Nullable String> row = row(rows, columns);
                digest.row(row);
                List<String> key = List.copyOf(row.subList(0, work.keyWidth()));
                keys.add(key);
                texts.read(key, rows, columns + 1);
                if (work.subject() != null) {
                    subjects.add(rows.getString(last));
                }
            }
        }
        return new FoundValues(work.rows(keys, subjects), digest.root());
    }

    /** The digest of rows of which nothing but keys and masked columns was asked. */
    static Hash digest(ResultQuery<?> query, MaskedDigest digest) throws SQLException {
        try (ResultSet rows = query.fetchResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                digest.row(row(rows, columns));
            }
        }
        return digest.root();
    }

    private static List<@Nullable String> row(ResultSet rows, int columns) throws SQLException {
        List<@Nullable String> row = new ArrayList<>(columns);
        for (int column = 1; column <= columns; column++) {
            row.add(rows.getString(column));
        }
        return Collections.unmodifiableList(row);
    }
}
