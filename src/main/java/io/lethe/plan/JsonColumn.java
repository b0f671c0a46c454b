package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.or;

import io.lethe.policy.JsonMasking;
import io.lethe.policy.MaskingWord;
import io.lethe.policy.name.ColumnName;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;

/**
 * A column whose values are JSON documents, of the servers' own type or as text, with maskings of values within them.
 *
 * <p>A document of which nothing is raw is left as it is to the last space; in one that is changed a server may write numbers, spaces and escapes
 * in its own way, but the same numbers and texts.
 */
record JsonColumn(Rows rows, ColumnName name, JsonMasking masking) {
    Change change() {
        Field<Object> self = rows.field(name);
        Condition raw =
                Truth.certainly(or(values().stream().map(JsonValueAt::raw).toList()));
        Field<Object> masked = removed(replaced(document()));
        Field<Object> made = sql("case when {0} then {1} else {2} end", field(raw), masked, self);
        Condition unreadable = ofServersType()
                ? falseCondition()
                : new UnreadableJson(rows.flavor(), rows.column(name), MaskedColumn.text(self), document())
                        .among(masking.paths().keySet(), raw, masked);
        return new Change(name, MaskingWord.JSON, self, new Change.InSql(made), raw, unreadable);
    }

    /** MySQL keeps such documents only if it can read them; MariaDB's JSON is a text that its CHECK has read once. */
    private boolean ofServersType() {
        return rows.column(name).type().equals("json");
    }

    /** NULL where it is none: a server that is asked for a value in a text that is no JSON breaks off the whole statement. */
    private Field<Object> document() {
        Field<Object> self = rows.field(name);
        return ofServersType() ? self : sql("case when json_valid({0}) then {0} end", MaskedColumn.text(self));
    }

    private List<JsonValueAt> values() {
        return masking.paths().entrySet().stream()
                .map(path -> new JsonValueAt(rows.flavor(), document(), path.getKey(), path.getValue()))
                .toList();
    }

    /** In one call for all paths: each value is made of the document as it was. */
    private Field<Object> replaced(Field<Object> document) {
        List<Field<?>> pairs = new ArrayList<>();
        values().stream().filter(value -> !value.removed()).forEach(value -> {
            pairs.add(value.path());
            pairs.add(value.masked());
        });
        return pairs.isEmpty() ? document : sql("json_replace({0}, {1})", document, list(pairs));
    }

    private Field<Object> removed(Field<Object> document) {
        List<Field<?>> paths = values().stream()
                .filter(JsonValueAt::removed)
                .<Field<?>>map(JsonValueAt::path)
                .toList();
        return paths.isEmpty() ? document : sql("json_remove({0}, {1})", document, list(paths));
    }

    private static Field<Object> sql(String template, QueryPart... parts) {
        return field(template, Object.class, parts);
    }
}
