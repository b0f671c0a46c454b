package io.lethe.run;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The table of {@code sql/own/V8__segment.sql}. */
final class SegmentTable {
    static final Table<?> SEGMENT = DSL.table(DSL.name("segment"));

    static final Field<String> NAME = text("name");
    static final Field<String> ARCHIVE = text("archive");
    static final Field<String> TARGET = text("target");
    static final Field<String> TABLE_NAME = text("table_name");
    static final Field<String> DATASET = text("dataset");
    static final Field<String> RUN = text("run");
    static final Field<Integer> STEP = DSL.field(DSL.name("step"), SQLDataType.INTEGER);
    static final Field<Integer> PARTITION = DSL.field(DSL.name("partition_number"), SQLDataType.INTEGER);
    static final Field<Integer> NUMBER = DSL.field(DSL.name("number"), SQLDataType.INTEGER);
    static final Field<Long> ROWS = number("row_count");
    static final Field<String> CONTENT = text("content");
    static final Field<Long> SIZE = number("size");
    static final Field<String> FILE = text("file");
    static final Field<LocalDateTime> WRITTEN_AT = time("written_at");
    static final Field<LocalDate> EXPIRES_ON = DSL.field(DSL.name("expires_on"), SQLDataType.LOCALDATE);
    static final Field<Long> LEAF = number("leaf");
    static final Field<LocalDateTime> EXPIRED_AT = time("expired_at");

    /** Whatever a person is told of a segment. */
    static final List<Field<?>> FIELDS = List.of(
            NAME, ARCHIVE, TARGET, TABLE_NAME, DATASET, ROWS, CONTENT, SIZE, FILE, WRITTEN_AT, EXPIRES_ON, EXPIRED_AT);

    private SegmentTable() {}

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
