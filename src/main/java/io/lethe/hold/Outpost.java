package io.lethe.hold;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The outpost's tables {@code gate} and {@code hold}, as {@code sql/outpost} lays them out. */
final class Outpost {
    private static final String SCHEMA = "lethe_outpost";

    static final Table<?> GATE = DSL.table(DSL.name(SCHEMA, "gate"));
    static final Table<?> HOLD = DSL.table(DSL.name(SCHEMA, "hold"));

    static final Field<String> TARGET = text("target");
    static final Field<Long> HOLD_EPOCH = DSL.field(DSL.name("hold_epoch"), SQLDataType.BIGINT);
    static final Field<Boolean> PAUSED = DSL.field(DSL.name("paused"), SQLDataType.BOOLEAN);
    static final Field<String> INCARNATION = text("incarnation");

    static final Field<String> ID = text("id");
    static final Field<String> SCOPE = text("scope");
    static final Field<String> MATTER = text("matter");
    static final Field<String> REASON = text("reason");
    static final Field<String> PLACED_BY = text("placed_by");
    static final Field<Long> EPOCH = DSL.field(DSL.name("epoch"), SQLDataType.BIGINT);
    static final Field<Instant> PLACED_AT = DSL.field(DSL.name("placed_at"), UtcColumn.MILLISECONDS);

    private Outpost() {}

    private static Field<String> text(String name) {
        return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
    }
}
