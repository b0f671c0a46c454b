package io.lethe.catalog;

import io.lethe.policy.name.ColumnName;
import java.util.Locale;

/**
 * A CHECK constraint as found: a row that does not fulfil it cannot be written.
 *
 * @param clause the server's own writing of it, such as {@code (`age` >= 18)}
 */
public record Check(String name, String clause) {
    private static final String VALID_JSON = "json_valid(";

    /** Whether the clause asks for this column. */
    public boolean concerns(ColumnName column) {
        return clause.toLowerCase(Locale.ROOT).contains(quoted(column));
    }

    /** It only says that the column holds JSON: that is how MariaDB declares the type. */
    public boolean onlyJson(ColumnName column) {
        String wanted = VALID_JSON + quoted(column) + ")";
        String found = clause.toLowerCase(Locale.ROOT);
        return found.equals(wanted) || found.equals("(" + wanted + ")");
    }

    private static String quoted(ColumnName column) {
        return "`" + column.name().toLowerCase(Locale.ROOT) + "`";
    }
}
