package io.lethe.ledger;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.SignedNote;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Which checkpoints were published, as own notes it. The files that were published count, not these rows. */
record PublishedRows(DSLContext sql) {

    private static final Table<Record> CHECKPOINT = table(name("checkpoint"));
    private static final Field<Long> SIZE = field(name("size"), Long.class);
    private static final Field<byte[]> NOTE = field(name("note"), byte[].class);
    private static final Field<LocalDateTime> PUBLISHED_AT = field(name("published_at"), LocalDateTime.class);

    void insert(long size, SignedNote note, Instant at) {
        sql.insertInto(CHECKPOINT, SIZE, NOTE, PUBLISHED_AT)
                .values(size, note.bytes(), LocalDateTime.ofInstant(UtcMillis.floor(at), ZoneOffset.UTC))
                .execute();
    }

    /** When a checkpoint over this leaf was first published; empty if none was yet. */
    Optional<Instant> since(long leaf) {
        return sql.select(PUBLISHED_AT)
                .from(CHECKPOINT)
                .where(SIZE.gt(leaf))
                .orderBy(SIZE)
                .limit(1)
                .fetchOptional(row -> row.value1().toInstant(ZoneOffset.UTC));
    }

    /** The size of the first checkpoint over this leaf; empty if none was published yet. */
    Optional<Long> firstOver(long leaf) {
        return sql.select(SIZE)
                .from(CHECKPOINT)
                .where(SIZE.gt(leaf))
                .orderBy(SIZE)
                .limit(1)
                .fetchOptional(SIZE);
    }

    Optional<SignedNote> latest() {
        return sql.select(NOTE)
                .from(CHECKPOINT)
                .orderBy(SIZE.desc())
                .limit(1)
                .fetchOptional(row -> SignedNote.parse(row.value1()));
    }

    /** The size of the largest checkpoint that is noted; 0 if none is. */
    long latestSize() {
        return sql.select(SIZE)
                .from(CHECKPOINT)
                .orderBy(SIZE.desc())
                .limit(1)
                .fetchOptional(SIZE)
                .orElse(0L);
    }
}
