package io.lethe.plan;

import io.lethe.catalog.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/**
 * As what a column's values are compared, so that the server converts nothing by itself: MySQL takes {@code '1abc'} for 1 where a
 * text meets a number, and whole tables for {@code 'abc' = 0}.
 */
enum ColumnKind {
    INTEGER(SQLDataType.BIGINT) {
        @Override
        Object value(String text) {
            return Long.parseLong(text);
        }
    },
    /** {@code bigint unsigned}, half of which fits no {@code long}. */
    UNSIGNED(SQLDataType.DECIMAL_INTEGER) {
        @Override
        Object value(String text) {
            return new BigInteger(text);
        }
    },
    DECIMAL(SQLDataType.NUMERIC) {
        @Override
        Object value(String text) {
            return new BigDecimal(text);
        }
    },
    TEXT(SQLDataType.VARCHAR) {
        @Override
        Object value(String text) {
            return text;
        }
    },
    /** Lower-case hexadecimal digits; the hyphens of a UUID may stand between them. */
    BYTES(SQLDataType.VARBINARY) {
        @Override
        Object value(String text) {
            return HexFormat.of().parseHex(text.replace("-", ""));
        }
    },
    DATE(SQLDataType.VARCHAR) {
        @Override
        Object value(String text) {
            return LocalDate.parse(text).toString();
        }
    },
    DATE_TIME(SQLDataType.VARCHAR) {
        @Override
        Object value(String text) {
            LocalDateTime unused = LocalDateTime.parse(text.replace(' ', 'T'));
            return text.replace('T', ' ');
        }
    },
    UUID_TEXT(SQLDataType.VARCHAR) {
        @Override
        Object value(String text) {
            return UUID.fromString(text).toString();
        }
    };

    @SuppressWarnings("Immutable") // jOOQ does not say so, but its constants are
    private final DataType<?> dataType;

    ColumnKind(DataType<?> dataType) {
        this.dataType = dataType;
    }

    static ColumnKind of(Column column) {
        return switch (column.type()) {
            case "tinyint", "smallint", "mediumint", "int", "year", "bit" -> INTEGER;
            case "bigint" -> column.unsigned() ? UNSIGNED : INTEGER;
            case "decimal", "float", "double" -> DECIMAL;
            case "date" -> DATE;
            case "datetime", "timestamp" -> DATE_TIME;
            case "uuid" -> UUID_TEXT;
            default -> column.binary() ? BYTES : TEXT;
        };
    }

    DataType<?> dataType() {
        return dataType;
    }

    /** The text as a value that a column of this kind can have, or nothing if it can have none such. */
    Optional<Object> read(String text) {
        try {
            return Optional.of(value(text));
        } catch (DateTimeException | IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    /** Throws {@link IllegalArgumentException} or {@link DateTimeException} where the text is no such value. */
    abstract Object value(String text);
}
