package io.lethe.catalog;

import io.lethe.policy.name.ColumnName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column as found.
 *
 * @param type {@code DATA_TYPE} in lower case: {@code bigint}, {@code varchar}, {@code datetime}
 * @param fullType {@code COLUMN_TYPE} in lower case: {@code bigint(20) unsigned}, {@code varchar(191)}; members of an ENUM or SET as they are
 * @param renewed the server sets it to the time whenever another column of the row is changed ({@code ON UPDATE CURRENT_TIMESTAMP})
 * @param required the server takes no row without a value for it
 * @param collation of text, else none
 */
public record Column(
        ColumnName name,
        String type,
        String fullType,
        boolean nullable,
        boolean generated,
        boolean renewed,
        boolean required,
        Collation collation) {
    /** How a server keeps text, and by which rules it compares it; both empty where a column holds none. */
    public record Collation(String charset, String name) {
        public static final Collation NONE = new Collation("", "");
    }

    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

    public Column(ColumnName name, String type, String fullType, boolean nullable, boolean generated) {
        this(name, type, fullType, nullable, generated, false, false, Collation.NONE);
    }

    public boolean unsigned() {
        return !type.equals("enum") && !type.equals("set") && fullType.contains("unsigned");
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

    /** Text of any length, which every function on texts takes and gives. */
    public boolean textual() {
        return switch (type) {
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> true;
            default -> false;
        };
    }

    /** A shape on the map, which neither compares nor converts to text. */
    public boolean spatial() {
        return switch (type) {
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection" -> true;
            default -> false;
        };
    }

    /** May hold more than anybody wants to read for the sake of a digest. */
    public boolean large() {
        return type.endsWith("text") || type.endsWith("blob") || type.equals("json") || spatial();
    }

    /** How many characters of a text, or bytes, it can hold; of a {@code tinytext} what it holds in any character set. */
    public long length() {
        Matcher declared = LENGTH.matcher(fullType);
        return switch (type) {
            case "char", "varchar", "binary", "varbinary" -> declared.find() ? Long.parseLong(declared.group(1)) : 1;
            case "tinytext" -> 63;
            case "tinyblob" -> 255;
            default -> 16_383;
        };
    }
}
