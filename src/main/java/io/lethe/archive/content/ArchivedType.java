package io.lethe.archive.content;

import java.util.Optional;
import java.util.regex.Pattern;

/** How the values of a server's column type are written. The form is a part of what a segment promises: it never changes. */
public enum ArchivedType {
    /** Up to 32 bits; a JSON number. */
    INTEGER(Form.NUMBER, "-?[0-9]+"),
    /** 64 bits, signed or not; digits in a string, since JSON readers round whole numbers beyond 2^53. */
    BIG_INTEGER(Form.TEXT, "-?[0-9]+"),
    /** All digits, with the column's scale, in a string. */
    DECIMAL(Form.TEXT, "-?[0-9]+(\\.[0-9]+)?"),
    /** The shortest digits that give the same 32 bits again. */
    FLOAT(Form.NUMBER, "-?[0-9]+\\.[0-9]+(E-?[0-9]+)?"),
    /** The shortest digits that give the same 64 bits again. */
    DOUBLE(Form.NUMBER, "-?[0-9]+\\.[0-9]+(E-?[0-9]+)?"),
    /** Big-endian bytes, as many as the bits need. */
    BIT(Form.BASE64, ""),
    /** Four digits. {@code 0000} is a year here. */
    YEAR(Form.TEXT, "[0-9]{4}"),
    DATE(Form.TEXT, "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    /** A wall clock's time without zone, with the column's fraction. */
    DATETIME(Form.TEXT, "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{8,15}"),
    /** An instant, in UTC, with the column's fraction. */
    TIMESTAMP(Form.TEXT, "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{8,15}"),
    /** From {@code -838:59:59} to {@code 838:59:59}, with the column's fraction: a duration more than a time of day. */
    TIME(Form.TEXT, "-?[0-9]{2,3}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?"),
    /** Character strings, ENUM's member, SET's members with commas, UUID and network addresses. */
    TEXT(Form.TEXT, ""),
    /** As the server writes it. */
    JSON(Form.TEXT, ""),
    BINARY(Form.BASE64, ""),
    /** The server's own bytes: four of SRID, lower end first, then well-known binary with longitude before latitude. */
    GEOMETRY(Form.BASE64, "");

    /** What a value is in JSON. */
    enum Form {
        NUMBER,
        TEXT,
        BASE64
    }

    private static final int AFTER_YEAR = 4;
    private static final int AFTER_MONTH = 7;

    private final Form form;
    private final Pattern words;

    ArchivedType(Form form, String words) {
        this.form = form;
        this.words = Pattern.compile(words);
    }

    Form form() {
        return form;
    }

    /** Whether values are bytes; all others are text. */
    public boolean bytes() {
        return form == Form.BASE64;
    }

    /** Whether this may stand in a column of the type. */
    boolean accepts(String text) {
        return words.pattern().isEmpty() || words.matcher(text).matches();
    }

    /** A date that is none, as a server without strict mode takes it. */
    boolean isZeroDate(String text) {
        return switch (this) {
            case DATE, DATETIME, TIMESTAMP ->
                text.startsWith("0000-") || text.startsWith("-00", AFTER_YEAR) || text.startsWith("-00", AFTER_MONTH);
            case INTEGER, BIG_INTEGER, DECIMAL, FLOAT, DOUBLE, BIT, YEAR, TIME, TEXT, JSON, BINARY, GEOMETRY -> false;
        };
    }

    /** The type for a server's {@code DATA_TYPE}; empty for one that this version does not know. */
    public static Optional<ArchivedType> of(String dataType) {
        return Optional.ofNullable(
                switch (dataType) {
                    case "tinyint", "smallint", "mediumint", "int" -> INTEGER;
                    case "bigint" -> BIG_INTEGER;
                    case "decimal" -> DECIMAL;
                    case "float" -> FLOAT;
                    case "double" -> DOUBLE;
                    case "bit" -> BIT;
                    case "year" -> YEAR;
                    case "date" -> DATE;
                    case "datetime" -> DATETIME;
                    case "timestamp" -> TIMESTAMP;
                    case "time" -> TIME;
                    case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> TEXT;
                    case "enum", "set", "uuid", "inet4", "inet6" -> TEXT;
                    case "json" -> JSON;
                    case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector" -> BINARY;
                    case "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring" -> GEOMETRY;
                    case "multipolygon", "geometrycollection", "geomcollection" -> GEOMETRY;
                    default -> null;
                });
    }
}
