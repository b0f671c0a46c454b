package io.lethe.plan;

import io.lethe.catalog.Column;
import io.lethe.policy.JsonMasking;
import io.lethe.policy.Masking;
import java.util.List;
import java.util.Optional;

/** Which columns a masking can be written into, by type and length. */
final class MaskingTypes {
    private static final List<String> TEXTS = List.of("char", "varchar", "text");
    private static final List<String> NUMBERS = List.of("int", "bigint", "decimal");
    private static final List<String> DATES = List.of("date", "datetime", "timestamp");

    /** {@code 0.0.0.0}, for what is no address where NULL is not allowed. */
    private static final int SHORTEST_ADDRESS = 7;

    private MaskingTypes() {}

    /** What would be accepted instead of this column's type; empty where it fits. */
    static Optional<String> expected(Masking masking, Column column) {
        return switch (masking) {
            case Masking.Remove remove ->
                fits(!remove.toEmpty() || hasEmpty(column), "a type that has an empty value (text, number or bytes)");
            case Masking.Constant constant ->
                fits(takes(column, constant.text()), "a column that can hold \"" + constant.text() + "\"");
            case Masking.TruncateIp truncate ->
                fits(
                        isAddress(column),
                        "an address as text of " + SHORTEST_ADDRESS
                                + " characters or more, int unsigned, binary(16) or varbinary(16)");
            case Masking.CoarsenDate coarsen -> fits(DATES.contains(column.type()), or(DATES));
            case Masking.KeepDomain domain -> fits(column.textual(), or(TEXTS));
            case Masking.KeepFirst first -> fits(column.textual(), or(TEXTS));
            case Masking.Round round -> fits(column.integral() || column.type().equals("decimal"), or(NUMBERS));
            case Masking.Keyed keyed -> fits(holds(column, keyed.characters()), room(keyed.characters(), column));
            case Masking.Fake fake -> {
                int characters = FakeText.characters(fake.kind());
                yield fits(holds(column, characters), room(characters, column));
            }
            case JsonMasking json -> fits(isJson(column), "a column of type json, or a text in utf8mb4");
        };
    }

    private static Optional<String> fits(boolean fits, String expected) {
        return fits ? Optional.empty() : Optional.of(expected);
    }

    private static String or(List<String> types) {
        return "a column of type " + String.join(", ", types.subList(0, types.size() - 1)) + " or " + types.getLast();
    }

    private static boolean holds(Column column, int characters) {
        return column.textual() && column.length() >= characters;
    }

    private static String room(int characters, Column column) {
        String room = "room for " + characters + " characters";
        return column.textual()
                ? room + ", which are never cut, where there is room for " + column.length()
                : or(TEXTS) + " with " + room;
    }

    private static boolean hasEmpty(Column column) {
        return switch (ColumnKind.of(column)) {
            case INTEGER, UNSIGNED, DECIMAL -> !column.type().equals("year");
            case BYTES -> !column.type().equals("bit");
            case TEXT -> column.textual() || column.type().equals("json");
            case DATE, DATE_TIME, UUID_TEXT -> false;
        };
    }

    private static boolean takes(Column column, String text) {
        ColumnKind kind = ColumnKind.of(column);
        if (column.type().equals("enum")) {
            return column.fullType().contains("'" + text.toLowerCase(java.util.Locale.ROOT) + "'");
        }
        boolean isLong = column.textual() && text.codePointCount(0, text.length()) > column.length();
        boolean isKnown = kind != ColumnKind.TEXT || column.textual();
        return isKnown && kind != ColumnKind.BYTES && !isLong && kind.read(text).isPresent();
    }

    /** Other character sets lack letters that a document may say by escapes, and a server puts question marks in their place. */
    private static boolean isJson(Column column) {
        return column.type().equals("json")
                || (column.textual() && column.collation().charset().equals("utf8mb4"));
    }

    private static boolean isAddress(Column column) {
        return switch (column.type()) {
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> column.length() >= SHORTEST_ADDRESS;
            case "int" -> column.unsigned();
            case "binary" -> column.length() == 4 || column.length() == 16;
            case "varbinary" -> column.length() >= 4;
            default -> false;
        };
    }
}
