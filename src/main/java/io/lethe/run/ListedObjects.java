package io.lethe.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lethe.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Which objects a store has listed: digests of their keys in a temporary table of own, since a store may have more of them than there is memory, and
 * answers in no order that a table's rows could be read in. It ends with its connection.
 */
final class ListedObjects implements AutoCloseable {
    private static final Table<?> LISTED = DSL.table(DSL.name("listed_object"));
    private static final Field<byte[]> DIGEST = DSL.field(DSL.name("digest"), SQLDataType.BINARY(32));

    private final DSLContext sql;

    private ListedObjects(DSLContext sql) {
        this.sql = sql;
    }

    /** On a connection that nobody else uses until it is closed. */
    static ListedObjects begin(DSLContext sql) {
        ListedObjects listed = new ListedObjects(sql);
        listed.close();
        sql.execute("create temporary table {0} (digest binary(32) not null primary key) engine = InnoDB", LISTED);
        return listed;
    }

    void add(List<String> keys) {
        sql.insertInto(LISTED, DIGEST)
                .valuesOfRows(keys.stream().map(key -> DSL.row(digest(key))).toList())
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** Which of these keys are not among them. */
    Set<String> without(Set<String> keys) {
        if (keys.isEmpty()) {
            return keys;
        }
        Map<ByteBuffer, String> absent = new HashMap<>();
        keys.forEach(key -> absent.put(ByteBuffer.wrap(digest(key)), key));
        sql.select(DIGEST)
                .from(LISTED)
                .where(DIGEST.in(keys.stream().map(ListedObjects::digest).toList()))
                .forEach(row -> absent.remove(ByteBuffer.wrap(row.value1())));
        return Set.copyOf(absent.values());
    }

    private static byte[] digest(String key) {
        return Hash.of(key.getBytes(UTF_8)).bytes();
    }

    @Override
    public void close() {
        sql.execute("drop temporary table if exists {0}", LISTED);
    }
}
