package io.lethe.action;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** The errors by which a server refuses a row that is inserted, in words without its own message: that quotes values. */
final class RowRefusal {
    private RowRefusal() {}

    /** Nothing for an error that is not about a row. */
    static Optional<String> words(Exception e) {
        SQLException sql = sql(e);
        if (sql == null) {
            return Optional.empty();
        }
        int code = sql.getErrorCode();
        return Optional.ofNullable(words(code))
                .map(words -> "the database refuses a row: " + words + " (error " + code + ")");
    }

    private static @Nullable String words(int code) {
        return switch (code) {
            // ER_DUP_ENTRY, ER_DUP_ENTRY_WITH_KEY_NAME, ER_FOREIGN_DUPLICATE_KEY
            case 1062, 1586, 1761 -> "a row with one of its unique keys is there";
            // ER_NO_REFERENCED_ROW, ER_NO_REFERENCED_ROW_2
            case 1216, 1452 -> "the row that it points at is missing";
            // ER_BAD_NULL_ERROR, ER_NO_DEFAULT_FOR_FIELD
            case 1048, 1364 -> "a column that takes no NULL would have none";
            // ER_WARN_DATA_OUT_OF_RANGE, WARN_DATA_TRUNCATED, ER_TRUNCATED_WRONG_VALUE,
            // ER_TRUNCATED_WRONG_VALUE_FOR_FIELD, ER_DATA_TOO_LONG, ER_CANT_CREATE_GEOMETRY_OBJECT
            case 1264, 1265, 1292, 1366, 1406, 1416 -> "a column does not take its value as it is";
            // ER_CHECK_CONSTRAINT_VIOLATED of MySQL, ER_CONSTRAINT_FAILED of MariaDB
            case 3819, 4025 -> "a CHECK does not hold for it";
            // ER_NO_PARTITION_FOR_GIVEN_VALUE
            case 1526 -> "no partition takes it";
            // ER_SIGNAL_EXCEPTION
            case 1644 -> "a trigger says no";
            default -> null;
        };
    }

    private static @Nullable SQLException sql(Exception e) {
        return switch (e) {
            case SQLException sql -> sql;
            case DataAccessException jooq -> jooq.getCause(SQLException.class);
            default -> null;
        };
    }
}
