package io.lethe.action;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

import io.lethe.hold.Gate;
import io.lethe.plan.StepCondition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;

/** Looks whether every row of a partition may go. Takes no locks: it is a proposal, and asked again of the rows once nobody else writes to them. */
public record AsideLook(StepWork work) {

    /**
     * How many rows a partition of the table has, if each of them may go; else 0. The first one that may not ends the look.
     */
    public long whole(String partition) throws SQLException {
        try (Connection connection = work.target().open()) {
            DSLContext sql = work.target().on(connection);
            StepCondition condition =
                    work.under(Gate.read(sql, work.target().name()).holdEpoch(), sql);
            Table<?> part = AsideTable.part(condition.table(), partition);
            return condition.childless().equals(noCondition())
                            && !sql.fetchExists(staying(condition, part))
                            && countersStay(sql, condition.table(), part)
                    ? sql.fetchCount(part)
                    : 0;
        }
    }

    /** Rows of the condition's table that may not go, or of which that is not known. */
    static Select<?> staying(StepCondition condition) {
        return staying(condition, condition.table());
    }

    private static Select<?> staying(StepCondition condition, Table<?> rows) {
        // A condition that is none would be NULL as a value, and so taken for one that does not hold.
        Field<Boolean> mayGo = field(trueCondition().and(condition.all()));
        return selectOne().from(rows).where(coalesce(mayGo, inline(false)).isFalse());
    }

    /**
     * A partition takes its part of an AUTO_INCREMENT counter along. Where it has the highest number, the server would give numbers again that rows had
     * which are gone; one DELETE of all rows does not do that.
     */
    private boolean countersStay(DSLContext sql, Table<?> table, Table<?> part) {
        return counters(sql).stream()
                .allMatch(counter -> sql.fetchExists(selectOne().from(table).where(beyond(counter, part))));
    }

    private static Condition beyond(Field<Long> counter, Table<?> part) {
        return counter.gt(field(select(max(counter)).from(part)));
    }

    private List<Field<Long>> counters(DSLContext sql) {
        Field<String> column = field(name("COLUMN_NAME"), String.class);
        return sql.select(column)
                .from(name("information_schema", "COLUMNS"))
                .where(field(name("TABLE_SCHEMA"), String.class)
                        .eq(work.step().table().schema()))
                .and(field(name("TABLE_NAME"), String.class)
                        .eq(work.step().table().table()))
                .and(field(name("EXTRA"), String.class).likeIgnoreCase("%auto_increment%"))
                .fetch(row -> field(name(row.value1()), Long.class));
    }
}
