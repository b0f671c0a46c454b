package io.lethe.catalog;

import io.lethe.policy.name.ColumnName;

/**
 * A column as found.
 *
 * @param type {@code DATA_TYPE} in lower case: {@code bigint}, {@code varchar}, {@code datetime}
 * @param fullType {@code COLUMN_TYPE} in lower case: {@code bigint(20) unsigned}, {@code varchar(191)}
 */
public record Column(ColumnName name, String type, String fullType, boolean nullable, boolean generated) {
    public boolean unsigned() {
        return fullType.contains("unsigned");
    }

    /** A whole number of any width. */
    public boolean integral() {
        return switch (type) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> true;
            default -> false;
        };
    }

    /** Bytes rather than text: compared and shown as lower-case hexadecimal. */
    public boolean binary() {
        return switch (type) {
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit" -> true;
            default -> false;
        };
    }
}
