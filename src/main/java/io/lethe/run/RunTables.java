package io.lethe.run;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of {@code sql/own/V2__run.sql}. */
final class RunTables {
    static final Table<?> RUN = DSL.table(DSL.name("run"));
    static final Table<?> PLAN = DSL.table(DSL.name("plan"));
    static final Table<?> RUN_STEP = DSL.table(DSL.name("run_step"));
    static final Table<?> POLICY_SET = DSL.table(DSL.name("policy_set"));

    static final Field<String> ID = text("id");
    static final Field<String> TARGET = text("target");
    static final Field<String> PLAN_DIGEST = text("plan");
    static final Field<String> POLICY_SET_DIGEST = text("policy_set");
    static final Field<LocalDateTime> AS_OF = time("as_of");
    static final Field<String> STATE = text("state");
    static final Field<String> REASON = text("reason");
    static final Field<LocalDateTime> STARTED_AT = time("started_at");
    static final Field<LocalDateTime> ENDED_AT = time("ended_at");

    static final Field<String> DIGEST = text("digest");
    static final Field<byte[]> BODY = DSL.field(DSL.name("body"), SQLDataType.BLOB);
    static final Field<LocalDateTime> MADE_AT = time("made_at");
    static final Field<String> APPROVED_BY = text("approved_by");
    static final Field<LocalDateTime> APPROVED_AT = time("approved_at");
    static final Field<String> USED_BY = text("used_by");

    static final Field<String> STEP_RUN = text("run");
    static final Field<Integer> STEP = DSL.field(DSL.name("step"), SQLDataType.INTEGER);
    static final Field<String> CATEGORY = text("category");
    static final Field<String> ACTION = text("action");
    static final Field<String> TABLE_NAME = text("table_name");
    static final Field<Boolean> OF_OBJECTS = DSL.field(DSL.name("of_objects"), SQLDataType.BOOLEAN);
    static final Field<Long> PLANNED = number("planned");
    static final Field<Long> DONE = number("done");
    static final Field<Long> SKIPPED = number("skipped");
    static final Field<Long> REMAINING = number("remaining");

    static final Field<LocalDateTime> ADOPTED_AT = time("adopted_at");

    private RunTables() {}

    private static Field<String> text(String name) {
        return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
    }

    private static Field<Long> number(String name) {
        return DSL.field(DSL.name(name), SQLDataType.BIGINT);
    }

    private static Field<LocalDateTime> time(String name) {
        return DSL.field(DSL.name(name), SQLDataType.LOCALDATETIME(3));
    }
}
