package io.lethe.ledger;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.systemName;
import static org.jooq.impl.DSL.table;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep3;
import org.jooq.Record;
import org.jooq.Table;

/** The index over commitments, as own keeps it. */
record IndexRows(DSLContext sql) {

    private static final Table<Record> PART = table(name("commitment_part"));
    private static final Field<Integer> NUMBER = field(name("number"), Integer.class);
    private static final Field<Long> FROM_LEAF = field(name("from_leaf"), Long.class);
    private static final Field<Long> TO_LEAF = field(name("to_leaf"), Long.class);
    private static final Field<byte[]> DIGESTS = field(name("digests"), byte[].class);

    private static final Table<Record> BUCKET_TABLE = table(name("commitment_bucket"));
    private static final Field<Integer> BUCKET = field(name("bucket"), Integer.class);
    private static final Field<Integer> PART_NUMBER = field(name("part"), Integer.class);
    private static final Field<byte[]> ENTRIES = field(name("entries"), byte[].class);

    /** Buckets in one INSERT: 1.5 MB. */
    private static final int AT_A_TIME = 32;

    /** A part, and the digest of one of its buckets. */
    @SuppressWarnings("ArrayRecordComponent") // handed from the database to whoever compares it, never kept
    record Digested(IndexPart part, byte[] digest) {}

    /** All parts in the order of their leaves. */
    List<Digested> parts(int bucket) {
        Field<byte[]> digest = function(
                systemName("substring"),
                byte[].class,
                DIGESTS,
                inline(bucket * IndexPart.DIGEST + 1),
                inline(IndexPart.DIGEST));
        return sql.select(NUMBER, FROM_LEAF, TO_LEAF, digest)
                .from(PART)
                .orderBy(FROM_LEAF)
                .fetch(row -> new Digested(new IndexPart(row.value1(), row.value2(), row.value3()), row.value4()));
    }

    /** The entries of a bucket by part; none of a part that has none. */
    Map<Integer, byte[]> entries(int bucket) {
        return sql.select(PART_NUMBER, ENTRIES)
                .from(BUCKET_TABLE)
                .where(BUCKET.eq(bucket))
                .fetchMap(PART_NUMBER, ENTRIES);
    }

    /** False if another engine was faster. */
    boolean insert(IndexPart part, byte[][] buckets) {
        int inserted = sql.insertInto(PART, NUMBER, FROM_LEAF, TO_LEAF, DIGESTS)
                .values(part.number(), part.from(), part.to(), digests(part, buckets))
                .onDuplicateKeyIgnore()
                .execute();
        if (inserted == 1) {
            insertBuckets(part, buckets);
        }
        return inserted == 1;
    }

    /** Puts these in place of what it has. */
    void replace(IndexPart part, byte[][] buckets) {
        sql.deleteFrom(BUCKET_TABLE).where(ofPart(part, buckets)).execute();
        sql.update(PART)
                .set(DIGESTS, digests(part, buckets))
                .where(NUMBER.eq(part.number()))
                .execute();
        insertBuckets(part, buckets);
    }

    /** Each bucket is named: the key begins with it. */
    private static Condition ofPart(IndexPart part, byte[][] buckets) {
        return BUCKET.in(IntStream.range(0, buckets.length).boxed().toList()).and(PART_NUMBER.eq(part.number()));
    }

    private void insertBuckets(IndexPart part, byte[][] buckets) {
        for (int first = 0; first < buckets.length; first += AT_A_TIME) {
            insert(part, buckets, first);
        }
    }

    private void insert(IndexPart part, byte[][] buckets, int first) {
        InsertValuesStep3<Record, Integer, Integer, byte[]> insert =
                sql.insertInto(BUCKET_TABLE, BUCKET, PART_NUMBER, ENTRIES);
        for (int bucket = first; bucket < Math.min(first + AT_A_TIME, buckets.length); bucket++) {
            insert = insert.values(bucket, part.number(), buckets[bucket]);
        }
        insert.execute();
    }

    /** Whether these are the buckets of a part, to the byte, and its digests theirs. */
    boolean holds(IndexPart part, byte[][] buckets) {
        byte[] digests = sql.select(DIGESTS)
                .from(PART)
                .where(NUMBER.eq(part.number()))
                .fetchSingle()
                .value1();
        Map<Integer, byte[]> stored = sql.select(BUCKET, ENTRIES)
                .from(BUCKET_TABLE)
                .where(ofPart(part, buckets))
                .fetchMap(BUCKET, ENTRIES);
        return Arrays.equals(digests, digests(part, buckets))
                && IntStream.range(0, buckets.length)
                        .allMatch(bucket -> Arrays.equals(stored.get(bucket), buckets[bucket]));
    }

    private static byte[] digests(IndexPart part, byte[][] buckets) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            digests.writeBytes(part.digest(bucket, buckets[bucket]));
        }
        return digests.toByteArray();
    }
}
