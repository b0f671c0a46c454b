package io.lethe.plan;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.lethe.catalog.Table;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Of the rows of a tree, those that cannot go by way of its leaves. Two sets are made of the whole table, once for a statement:
 *
 * <ol>
 *   <li>Upwards from rows that stay and point at one that is due: whatever lies above them.
 *   <li>Upwards from each due row that points and is pointed at: those that are met again are a ring, which has no leaf.
 * </ol>
 *
 * <p>For statements that count only. The servers climb a thousand levels, unless they are told otherwise, and no further: what is counted of a deeper
 * tree is refused ({@link DeepTrees}).
 *
 * @param tree of the rows' own table
 * @param due some step of the plan would delete the row; never unknown
 * @param stays the row stays whatever its tree says; never unknown
 */
record Descendants(Pointer tree, Function<Rows, Condition> due, Function<Rows, Condition> stays) {
    private static final String KEPT = "{0} in (with recursive kept (at) as ("
            + "select {1} from {2} join {3} on {4} = {1} where {5}"
            + " union select {1} from kept join {2} on {6} = kept.at)"
            + " select at from kept where at is not null)";

    private static final String RING = "{0} in (with recursive up (origin, at) as ("
            + "select {6}, {1} from {2} where {5}"
            + " union select up.origin, {1} from up join {2} on {6} = up.at where {1} is not null and up.at <> up.origin)"
            + " select origin from up where at = origin)";

    /** The row lies above one that stays, or on a ring. Never unknown. */
    Condition keep(Rows rows) {
        return kept(rows).or(ring(rows));
    }

    private Condition kept(Rows rows) {
        Rows low = rows.inner(table());
        Rows high = low.inner(table());
        return said(KEPT, rows, high, and(due.apply(high), stays.apply(low)));
    }

    private Condition ring(Rows rows) {
        Rows low = rows.inner(table());
        Rows below = low.inner(table());
        Condition pointedAt =
                exists(selectOne().from(below.from()).where(via(below).eq(at(low))));
        return said(RING, rows, low, and(via(low).isNotNull(), due.apply(low), pointedAt));
    }

    private Condition said(String template, Rows rows, Rows high, Condition such) {
        Rows low = rows.inner(table());
        return Truth.certainly(
                condition(template, at(rows), via(low), low.declared(), high.declared(), at(high), such, at(low)));
    }

    private Table table() {
        return tree.child();
    }

    private Field<Object> via(Rows rows) {
        return rows.field(only(tree.link().theirs()));
    }

    private Field<Object> at(Rows rows) {
        return rows.field(only(tree.link().mine()));
    }

    private static ColumnName only(List<ColumnName> columns) {
        return columns.getFirst();
    }
}
