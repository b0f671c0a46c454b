package io.lethe.ledger;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.systemName;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.lethe.ledger.json.UtcMillis;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** What own notes of the places that the log is published to. What lies there counts, not these rows. */
record PlaceRows(DSLContext sql) {
    private static final Table<Record> PLACE = table(name("place"));
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<Long> SIZE = field(name("size"), Long.class);
    private static final Field<LocalDateTime> BROUGHT_AT = field(name("brought_at"), LocalDateTime.class);

    /** How far a place is, and since when. */
    record Standing(long size, Instant at) {}

    Optional<Standing> standing(String place) {
        return sql.select(SIZE, BROUGHT_AT)
                .from(PLACE)
                .where(NAME.eq(place), BROUGHT_AT.isNotNull())
                .fetchOptional(row -> new Standing(row.value1(), row.value2().toInstant(ZoneOffset.UTC)));
    }

    TroubleRows trouble() {
        return new TroubleRows(sql, PLACE);
    }

    void introduce(String place) {
        sql.insertInto(PLACE, NAME, SIZE)
                .values(place, 0L)
                .onDuplicateKeyIgnore()
                .execute();
    }

    void brought(String place, long size, Instant at) {
        sql.update(PLACE)
                .set(SIZE, size)
                .set(BROUGHT_AT, LocalDateTime.ofInstant(UtcMillis.floor(at), ZoneOffset.UTC))
                .where(NAME.eq(place))
                .execute();
    }

    /** Whether it is this connection's turn to write there; no other's until it is given back, or the connection ends. */
    boolean takeTurn(String turn) {
        return Integer.valueOf(1).equals(call("get_lock", val(turn), inline(0)));
    }

    void giveBack(String turn) {
        call("release_lock", val(turn));
    }

    private Integer call(String function, Field<?>... arguments) {
        return sql.select(function(systemName(function), SQLDataType.INTEGER, arguments))
                .fetchSingle()
                .value1();
    }
}
