package io.lethe.plan;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;

import io.lethe.catalog.Flavor;
import io.lethe.policy.Masking;
import io.lethe.policy.name.JsonPath;
import org.jooq.Condition;
import org.jooq.Field;

/** One value within a JSON document, and what masks it. A document without the path, and one that is NULL, has nothing raw there. */
record JsonValueAt(Flavor flavor, Field<Object> document, JsonPath at, Masking.InJson masking) {
    private static final Field<Object> JSON_NULL = sql("null");

    /** The whole member goes; else its value becomes another. */
    boolean removed() {
        return masking instanceof Masking.Remove;
    }

    Field<String> path() {
        return inline(JsonPath.quoted(at.keys()));
    }

    /** SQL's NULL, which the servers write as JSON's, where the value is JSON's null or nothing that the masking can read. */
    Field<Object> masked() {
        return switch (masking) {
            case Masking.Remove remove -> JSON_NULL;
            case Masking.Constant constant -> sql("case when {0} <> 'NULL' then {1} end", type(), val(constant.text()));
            case Masking.TruncateIp truncate -> new MaskedText(text()).network(JSON_NULL);
            case Masking.KeepDomain domain -> new MaskedText(text()).domain(JSON_NULL);
            case Masking.KeepFirst first -> new MaskedText(text()).first(first.characters());
        };
    }

    /** A text that the server cannot unescape is raw, since nobody knows what it says. */
    Condition raw() {
        if (removed()) {
            return condition("json_contains_path({0}, 'one', {1})", document, path());
        }
        Field<byte[]> before = MaskedColumn.bytes(text());
        return type().isNotNull()
                .and(type().ne(inline("NULL")))
                .and(before.isNull().or(not(before.isNotDistinctFrom(MaskedColumn.bytes(masked())))));
    }

    private Field<Object> value() {
        return sql("json_extract({0}, {1})", document, path());
    }

    private Field<String> type() {
        return field("json_type({0})", String.class, value());
    }

    /** NULL where the value is no text. */
    private Field<Object> text() {
        return sql("case when {0} = 'STRING' then convert({1} using utf8mb4) end", type(), unescaped());
    }

    /** MariaDB's JSON_UNQUOTE puts question marks for letters beyond 16 bits, and MySQL's JSON_VALUE gives no long text. */
    private Field<Object> unescaped() {
        return switch (flavor) {
            case MARIADB -> sql("json_value({0}, {1})", document, path());
            case MYSQL -> sql("json_unquote({0})", value());
        };
    }

    private static Field<Object> sql(String template, Field<?>... parts) {
        return field(template, Object.class, parts);
    }
}
