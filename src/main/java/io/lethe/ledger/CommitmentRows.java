package io.lethe.ledger;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.lethe.ledger.tree.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;

/** The commitments to the rows of chunks, as own keeps them: end to end and ascending, one row for each leaf. */
record CommitmentRows(DSLContext sql) {

    private static final Table<Record> COMMITMENT = table(name("commitment"));
    private static final Field<Long> LEAF = field(name("leaf"), Long.class);
    private static final Field<byte[]> HASHES = field(name("hashes"), byte[].class);

    Optional<byte[]> of(long leaf) {
        return sql.select(HASHES).from(COMMITMENT).where(LEAF.eq(leaf)).fetchOptional(HASHES);
    }

    /** Those of these leaves that there are. All in memory: ask for few. */
    Map<Long, byte[]> of(List<Long> leaves) {
        return sql.select(LEAF, HASHES).from(COMMITMENT).where(LEAF.in(leaves)).fetchMap(LEAF, HASHES);
    }

    /** Those of leaves from {@code from} to before {@code to}, ascending. */
    SortedMap<Long, byte[]> between(long from, long to) {
        return new TreeMap<>(sql.select(LEAF, HASHES)
                .from(COMMITMENT)
                .where(LEAF.ge(from))
                .and(LEAF.lt(to))
                .fetchMap(LEAF, HASHES));
    }

    /** Takes those of these leaves away, with the tags; says of how many there were some. */
    int drop(List<Long> leaves) {
        return sql.deleteFrom(COMMITMENT).where(LEAF.in(leaves)).execute();
    }

    /**
     * Leaves from {@code from} to before {@code to} on whose commitments hold these 32 bytes somewhere, which is not yet to say at a place where one begins. Reads all
     * of them: some 170 ms for a million.
     */
    List<Long> leavesNear(Hash commitment, long from, long to) {
        return sql.select(LEAF)
                .from(COMMITMENT)
                .where(LEAF.ge(from))
                .and(LEAF.lt(to))
                .and(function("locate", Long.class, val(commitment.bytes()), HASHES)
                        .gt(0L))
                .orderBy(LEAF)
                .fetch(Record1::value1);
    }
}
