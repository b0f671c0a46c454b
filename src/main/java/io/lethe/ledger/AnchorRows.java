package io.lethe.ledger;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.StampRefusedException;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.entry.AnchorRecorded;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.SignedNote;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record7;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** What own notes of anchors, and what of the ledger they do not have yet. */
record AnchorRows(DSLContext sql) {
    private static final Table<Record> ANCHOR = table(name("anchor"));
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<LocalDateTime> KNOWN_AT = field(name("known_at"), LocalDateTime.class);

    static final Table<Record> ANCHORED = table(name("anchored"));
    static final Field<String> OF_ANCHOR = field(name("anchor"), String.class);
    static final Field<Long> SIZE = field(name("size"), Long.class);
    private static final Field<Long> OF_LEAF = field(name("leaf"), Long.class);
    private static final Field<LocalDateTime> ANCHORED_AT = field(name("anchored_at"), LocalDateTime.class);
    static final Field<String> FORM = field(name("form"), String.class);
    static final Field<byte[]> ANSWER = field(name("answer"), byte[].class);
    static final Field<byte[]> BELIEVED_BY = field(name("authority"), byte[].class);
    static final Field<LocalDateTime> GOOD_UNTIL = field(name("good_until"), LocalDateTime.class);
    static final Field<byte[]> RENEWALS = field(name("renewals"), byte[].class);
    static final Field<byte[]> RENEWED_BY = field(name("renewed_by"), byte[].class);

    private static final Table<Record> LEAF = table(name("leaf"));
    private static final Field<Long> IDX = field(name("idx"), Long.class);
    private static final Field<String> TYPE = field(name("type"), String.class);

    static final Table<Record> CHECKPOINT = table(name("checkpoint"));
    static final Field<byte[]> NOTE = field(name("note"), byte[].class);

    /** A checkpoint that lies with an anchor, and since when. */
    record Latest(long size, Instant at) {}

    /** Leaves that an anchor does not have, its own entries not counted: those would have to be anchored without end. */
    record Tail(long leaves, long first) {}

    Optional<Latest> latest(AnchorName anchor) {
        return sql.select(SIZE, ANCHORED_AT)
                .from(ANCHORED)
                .where(OF_ANCHOR.eq(anchor.name()))
                .orderBy(SIZE.desc())
                .limit(1)
                .fetchOptional(row -> new Latest(row.value1(), instant(row.value2())));
    }

    boolean has(AnchorName anchor, long size) {
        return sql.fetchExists(sql.selectOne().from(ANCHORED).where(OF_ANCHOR.eq(anchor.name()), SIZE.eq(size)));
    }

    /** {@code until} is when the certificates of a stamp end; null where nothing was stamped. */
    void insert(AnchorRecorded entry, long leaf, @Nullable Attestation attestation, @Nullable Instant until) {
        Instant at = entry.stamp() == null ? entry.at() : entry.stamp().time();
        sql.insertInto(ANCHORED, OF_ANCHOR, SIZE, OF_LEAF, ANCHORED_AT, FORM, ANSWER, BELIEVED_BY, GOOD_UNTIL)
                .values(
                        entry.anchor().name(),
                        entry.size(),
                        leaf,
                        local(at),
                        attestation == null ? null : attestation.form(),
                        attestation == null ? null : attestation.answer(),
                        attestation == null ? null : attestation.believedBy(),
                        until == null ? null : local(until))
                .execute();
    }

    /** Of each anchor the smallest checkpoint over this leaf, if it is not over more than {@code size} leaves; by their names. */
    List<AnchoredCheckpoint> covering(long leaf, long size) {
        return sql.selectDistinct(OF_ANCHOR).from(ANCHORED).orderBy(OF_ANCHOR).fetch(OF_ANCHOR).stream()
                .flatMap(anchor -> covering(anchor, leaf, size).stream())
                .toList();
    }

    private Optional<AnchoredCheckpoint> covering(String anchor, long leaf, long size) {
        return sql.select(NOTE, ANCHORED_AT, FORM, ANSWER, BELIEVED_BY, RENEWALS, RENEWED_BY)
                .from(ANCHORED)
                .join(CHECKPOINT)
                .using(SIZE)
                .where(OF_ANCHOR.eq(anchor), SIZE.gt(leaf), SIZE.le(size))
                .orderBy(SIZE)
                .limit(1)
                .fetchOptional(row -> new AnchoredCheckpoint(
                        new AnchorName(anchor),
                        instant(row.value2()),
                        SignedNote.parse(row.value1()),
                        row.value3() == null ? null : attestation(anchor, row)));
    }

    /** What is handed out as evidence is good, or nothing is. */
    private static Attestation attestation(
            String anchor, Record7<byte[], LocalDateTime, String, byte[], byte[], byte[], byte[]> row) {
        try {
            Attestation read = Attestation.read(row.value3(), row.value4(), row.value5(), row.value6(), row.value7());
            if (read instanceof Attestation.Stamp stamp) {
                stamp.verify(row.value1());
            }
            return read;
        } catch (StampRefusedException | IllegalArgumentException e) {
            throw new LedgerCorruptException(
                    "what anchor " + anchor + " answered is stored but proves nothing: " + e.getMessage());
        }
    }

    Tail tail(long size) {
        return sql.select(count(), coalesce(min(IDX), size))
                .from(LEAF)
                .where(IDX.ge(size), TYPE.ne(AnchorRecorded.TYPE))
                .fetchSingle(row -> new Tail(row.value1(), row.value2()));
    }

    /** Since when the anchor is known; {@code now} from its first call on. */
    Instant known(AnchorName anchor, Instant now) {
        return sql.select(KNOWN_AT)
                .from(ANCHOR)
                .where(NAME.eq(anchor.name()))
                .fetchOptional(row -> instant(row.value1()))
                .orElse(UtcMillis.floor(now));
    }

    void introduce(AnchorName anchor, Instant now) {
        sql.insertInto(ANCHOR, NAME, KNOWN_AT)
                .values(anchor.name(), local(now))
                .onDuplicateKeyIgnore()
                .execute();
    }

    TroubleRows trouble() {
        return new TroubleRows(sql, ANCHOR);
    }

    static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(UtcMillis.floor(at), ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime at) {
        return at.toInstant(ZoneOffset.UTC);
    }
}
