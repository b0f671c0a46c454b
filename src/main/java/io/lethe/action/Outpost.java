package io.lethe.action;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The outpost's tables {@code lease}, {@code receipt}, {@code object_mark} and {@code aside_mark}, as {@code sql/outpost} lays them out. */
final class Outpost {
    static final String SCHEMA = "lethe_outpost";

    static final Table<?> LEASE = DSL.table(DSL.name(SCHEMA, "lease"));
    static final Table<?> RECEIPT = DSL.table(DSL.name(SCHEMA, "receipt"));

    static final Table<?> ASIDE_MARK = DSL.table(DSL.name(SCHEMA, "aside_mark"));
    static final Table<?> OBJECT_MARK = DSL.table(DSL.name(SCHEMA, "object_mark"));

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

    static final Field<String> DATASET = text("dataset");
    static final Field<String> STORE = text("store");
    static final Field<byte[]> OBJECT_KEY = DSL.field(DSL.name("object_key"), SQLDataType.VARBINARY);
    static final Field<Long> HOLD_EPOCH = DSL.field(DSL.name("hold_epoch"), SQLDataType.BIGINT);
    static final Field<Boolean> FOUND = DSL.field(DSL.name("found"), SQLDataType.BOOLEAN);

    static final Field<String> IN_SCHEMA = text("in_schema");
    static final Field<String> IN_TABLE = text("in_table");
    static final Field<String> PARTITION_NAME = text("partition_name");
    static final Field<String> STATE = text("state");

    private Outpost() {}

    private static Field<String> text(String name) {
        return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
    }
}
