package io.lethe.ledger;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.lethe.ledger.json.UtcMillis;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What own notes of things outside that fail, in a table of their names. */
record TroubleRows(DSLContext sql, Table<Record> table) {
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<LocalDateTime> FAILED_AT = field(name("failed_at"), LocalDateTime.class);
    private static final Field<String> FAILURE_CODE = field(name("failure_code"), String.class);
    private static final Field<String> FAILURE = field(name("failure"), String.class);

    /** The width of its column. */
    private static final int LONGEST_FAILURE = 1000;

    Optional<Trouble> of(String name) {
        return sql.select(FAILURE_CODE, FAILURE, FAILED_AT)
                .from(table)
                .where(NAME.eq(name), FAILED_AT.isNotNull())
                .fetchOptional(row ->
                        new Trouble(row.value1(), row.value2(), row.value3().toInstant(ZoneOffset.UTC)));
    }

    /** It fails since it first did. */
    void failed(String name, Enum<?> code, Throwable failure, Instant now) {
        String words = String.valueOf(failure.getMessage());
        sql.update(table)
                .set(FAILED_AT, coalesce(FAILED_AT, LocalDateTime.ofInstant(UtcMillis.floor(now), ZoneOffset.UTC)))
                .set(FAILURE_CODE, code.name())
                .set(FAILURE, words.substring(0, Math.min(words.length(), LONGEST_FAILURE)))
                .where(NAME.eq(name))
                .execute();
    }

    void answered(String name) {
        sql.update(table)
                .setNull(FAILED_AT)
                .setNull(FAILURE_CODE)
                .setNull(FAILURE)
                .where(NAME.eq(name))
                .execute();
    }
}
