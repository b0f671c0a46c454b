package io.lethe.plan;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.or;

import io.lethe.catalog.Column;
import io.lethe.catalog.Flavor;
import io.lethe.policy.name.JsonPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * When a text cannot be masked as a JSON document, so that its row is left alone and said so.
 *
 * <ol>
 *   <li>It is no JSON. An empty text holds nothing.
 *   <li>It says one key twice. Of two values a server shows but one, and the other would stay for ever.
 *   <li>It writes a key with escapes. MariaDB does not find what stands behind such a key; MySQL does, but here it looks like a key said twice.
 *   <li>It has a number that MySQL would round, which keeps those of documents as whole numbers of 64 bits or in double precision.
 *   <li>What it would become finds no room in the column: servers write a space behind every comma and colon.
 * </ol>
 *
 * <p>At a text that is nested more than 100 deep MySQL breaks off whatever is asked about it, so that the step fails with its error 3157.
 *
 * @param text in utf8mb4
 * @param document the same, or NULL where it is no JSON
 */
record UnreadableJson(Flavor flavor, Column column, Field<Object> text, Field<Object> document) {
    /** A string with a backslash in it, and then a colon. No two of its parts can match at one place, so it goes through a text once. */
    private static final String ESCAPED_KEY = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)++\"\\s*+:";

    /** A whole number of 20 digits, or any other of 18. */
    private static final String LONG_NUMBER = "[:,\\[\\s]-?(?:[0-9]{20}|[0-9]{18}[0-9]*[eE]|(?=[0-9]+[.])[0-9.]{19})";

    Condition among(Collection<JsonPath> paths, Condition raw, Field<Object> masked) {
        List<Condition> reasons = new ArrayList<>();
        reasons.add(document.isNull());
        reasons.addAll(hiding(paths));
        reasons.add(raw.and(Truth.certainlyNot(fits(masked))));
        return Truth.certainly(length(text).gt(inline(0L)).and(or(reasons)));
    }

    private List<Condition> hiding(Collection<JsonPath> paths) {
        List<Condition> hiding = new ArrayList<>();
        switch (flavor) {
            case MARIADB -> {
                hiding.add(matches(ESCAPED_KEY));
                paths.stream()
                        .flatMap(path -> path.objects().stream())
                        .distinct()
                        .forEach(object -> hiding.add(saysKeyTwice(object)));
            }
            case MYSQL -> {
                hiding.add(matches(LONG_NUMBER));
                paths.stream()
                        .flatMap(path -> path.keys().stream())
                        .distinct()
                        .forEach(key -> hiding.add(losesKey(key)));
            }
        }
        return hiding;
    }

    private Condition matches(String pattern) {
        return condition("{0} regexp {1}", text, inline(pattern));
    }

    /** MariaDB counts all members of an object, but lists each key once. */
    private Condition saysKeyTwice(List<String> object) {
        Field<String> path = inline(JsonPath.quoted(object));
        return condition("json_length({0}, {1}) <> json_length(json_keys({0}, {1}))", document, path);
    }

    /** MySQL forgets all but the last of equal keys as it reads. In a text a quote is always escaped, so the pattern finds keys alone. */
    private Condition losesKey(String key) {
        Field<Object> read = field("cast(cast({0} as json) as char)", Object.class, document);
        return occurrences(key, text).ne(occurrences(key, read));
    }

    private static Field<Long> occurrences(String key, Field<Object> text) {
        String pattern = "\"" + key.replaceAll("[^\\p{L}\\p{N}_]", "\\\\$0") + "\"\\s*:";
        // A key becomes one character longer, which tells how many there are.
        String marked = "$0#";
        return field(
                "char_length(regexp_replace({0} collate utf8mb4_bin, {1}, {2})) - char_length({0})",
                SQLDataType.BIGINT, text, inline(pattern), inline(marked));
    }

    private Condition fits(Field<Object> masked) {
        return switch (column.type()) {
            case "char", "varchar" ->
                field("char_length({0})", SQLDataType.BIGINT, masked).le(inline(column.length()));
            case "tinytext" -> length(masked).le(inline((1L << 8) - 1));
            case "text" -> length(masked).le(inline((1L << 16) - 1));
            case "mediumtext" -> length(masked).le(inline((1L << 24) - 1));
            default -> masked.isNotNull();
        };
    }

    private static Field<Long> length(Field<Object> text) {
        return field("length({0})", SQLDataType.BIGINT, text);
    }
}
