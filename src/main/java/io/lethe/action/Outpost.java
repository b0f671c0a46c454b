package io.lethe.action;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The outpost's tables {@code lease} and {@code receipt}, as {@code sql/outpost} lays them out. */
final class Outpost {
    static final String SCHEMA = "lethe_outpost";

    static final Table<?> LEASE = DSL.table(DSL.name(SCHEMA, "lease"));
    static final Table<?> RECEIPT = DSL.table(DSL.name(SCHEMA, "receipt"));

    static final Field<String> RUN = text("run");
    static final Field<Integer> STEP = DSL.field(DSL.name("step"), SQLDataType.INTEGER);
    static final Field<Integer> PARTITION = DSL.field(DSL.name("partition_number"), SQLDataType.INTEGER);
    static final Field<Long> FENCE = DSL.field(DSL.name("fence"), SQLDataType.BIGINT);
    static final Field<String> HOLDER = text("holder");
    static final Field<LocalDateTime> TAKEN_AT = DSL.field(DSL.name("taken_at"), SQLDataType.LOCALDATETIME(6));

    static final Field<String> ID = text("id");
    static final Field<String> TARGET = text("target");
    static final Field<Integer> CHUNK = DSL.field(DSL.name("chunk"), SQLDataType.INTEGER);
    static final Field<Integer> ROW_COUNT = DSL.field(DSL.name("row_count"), SQLDataType.INTEGER);
    static final Field<byte[]> BODY = DSL.field(DSL.name("body"), SQLDataType.VARBINARY);
    static final Field<byte[]> SIGNATURE = DSL.field(DSL.name("signature"), SQLDataType.VARBINARY);
    static final Field<byte[]> SEALED_KEYS = DSL.field(DSL.name("sealed_keys"), SQLDataType.BLOB);
    static final Field<Long> LEAF = DSL.field(DSL.name("leaf"), SQLDataType.BIGINT);

    private Outpost() {}

    private static Field<String> text(String name) {
        return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
    }
}
