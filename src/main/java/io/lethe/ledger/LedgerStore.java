package io.lethe.ledger;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.json.Uuids;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.SubjectTags;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.Tiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep3;
import org.jooq.InsertValuesStep6;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Rows of the ledger's tables, within one transaction; nothing else. */
final class LedgerStore implements LogFiles.Source {

    private static final Table<Record> LEAF = table(name("leaf"));
    private static final Field<Long> IDX = field(name("idx"), Long.class);
    private static final Field<byte[]> RECEIPT = field(name("receipt"), byte[].class);
    private static final Field<String> RUN = field(name("run"), String.class);
    private static final Field<String> TYPE = field(name("type"), String.class);
    private static final Field<byte[]> BYTES = field(name("bytes"), byte[].class);
    private static final Field<byte[]> HASH = field(name("hash"), byte[].class);

    private static final Table<Record> TILE = table(name("tile"));
    private static final Field<Integer> LEVEL = field(name("level"), Integer.class);
    private static final Field<byte[]> HASHES = field(name("hashes"), byte[].class);

    private static final Table<Record> COMMITMENT = table(name("commitment"));
    private static final Field<Long> OF_LEAF = field(name("leaf"), Long.class);
    private static final Field<byte[]> TAGS = field(name("tags"), byte[].class);

    private static final Table<Record> HEAD = table(name("ledger_head"));
    private static final Field<Long> SIZE = field(name("size"), Long.class);
    private static final Field<byte[]> FRONTIER = field(name("frontier"), byte[].class);

    private static final Table<Record> DETAILS = table(name("entry_details"));
    private static final Field<byte[]> SALT = field(name("salt"), byte[].class);

    /** Leaves in one INSERT: even at their limit of 16 KiB each a tenth of the smallest default packet size. */
    private static final int LEAVES_AT_ONCE = 100;

    /** Chunks' commitments in one INSERT: 160 KB each for 5,000 rows, and as much for their tags. */
    private static final int COMMITMENTS_AT_ONCE = 16;

    /** The driver's word for rows that it does not gather in memory first. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final DSLContext sql;

    LedgerStore(DSLContext sql) {
        this.sql = sql;
    }

    /** For what the same transaction does beside this. */
    DSLContext transaction() {
        return sql;
    }

    /** The head, locked: until this transaction ends nobody else appends. */
    LedgerHead lockHead() {
        return sql.select(SIZE, FRONTIER)
                .from(HEAD)
                .forUpdate()
                .fetchSingle(row -> LedgerHead.read(row.value1(), row.value2()));
    }

    LedgerHead head() {
        return sql.select(SIZE, FRONTIER).from(HEAD).fetchSingle(row -> LedgerHead.read(row.value1(), row.value2()));
    }

    void saveHead(LedgerHead head) {
        sql.update(HEAD).set(SIZE, head.size()).set(FRONTIER, head.bytes()).execute();
    }

    void insertLeaves(List<StoredLeaf> leaves) {
        for (int from = 0; from < leaves.size(); from += LEAVES_AT_ONCE) {
            InsertValuesStep6<Record, Long, byte[], String, String, byte[], byte[]> insert =
                    sql.insertInto(LEAF, IDX, RECEIPT, RUN, TYPE, BYTES, HASH);
            for (StoredLeaf leaf : leaves.subList(from, Math.min(from + LEAVES_AT_ONCE, leaves.size()))) {
                UUID receipt = leaf.columns().receipt();
                insert = insert.values(
                        leaf.index(),
                        receipt == null ? null : Uuids.bytes(receipt),
                        leaf.columns().run(),
                        leaf.columns().type(),
                        leaf.leaf().bytes(),
                        leaf.hash().bytes());
            }
            insert.execute();
        }
    }

    Optional<Leaf> leaf(long index) {
        return sql.select(IDX, BYTES)
                .from(LEAF)
                .where(IDX.eq(index))
                .fetchOptional(row -> new Leaf(row.value1(), row.value2()));
    }

    List<Leaf> leavesOf(RunId run) {
        return sql.select(IDX, BYTES)
                .from(LEAF)
                .where(RUN.eq(run.text()))
                .orderBy(IDX)
                .fetch(row -> new Leaf(row.value1(), row.value2()));
    }

    /** The receipts of a run among the leaves before {@code before}, the newest first. */
    List<ReceiptLeaf> receiptsOf(RunId run, long before, int limit) {
        return sql.select(RECEIPT, IDX)
                .from(LEAF)
                .where(RUN.eq(run.text()), RECEIPT.isNotNull(), IDX.lt(before))
                .orderBy(IDX.desc())
                .limit(limit)
                .fetch(row -> new ReceiptLeaf(Uuids.read(row.value1()), row.value2()));
    }

    List<Leaf> leavesOf(String type) {
        return sql.select(IDX, BYTES)
                .from(LEAF)
                .where(TYPE.eq(type))
                .orderBy(IDX)
                .fetch(row -> new Leaf(row.value1(), row.value2()));
    }

    /** At most so many leaves of a type after the leaf {@code after}, in the order in which they were appended. */
    List<Leaf> leavesOf(String type, long after, int limit) {
        return sql.select(IDX, BYTES)
                .from(LEAF)
                .where(TYPE.eq(type), IDX.gt(after))
                .orderBy(IDX)
                .limit(limit)
                .fetch(row -> new Leaf(row.value1(), row.value2()));
    }

    /** Leaves from {@code from} to before {@code to}, ascending. */
    @Override
    public List<StoredLeaf> leaves(long from, long to) {
        List<StoredLeaf> leaves = new ArrayList<>();
        eachLeaf(from, to, leaves::add);
        return leaves;
    }

    /** The same, one at a time as the server sends them. Until it returns, the connection can do nothing else. */
    void eachLeaf(long from, long to, Consumer<StoredLeaf> reader) {
        each(
                sql.select(IDX, BYTES, HASH, TYPE, RUN, RECEIPT)
                        .from(LEAF)
                        .where(IDX.ge(from))
                        .and(IDX.lt(to))
                        .orderBy(IDX),
                row -> reader.accept(new StoredLeaf(
                        new Leaf(row.getLong(1), row.getBytes(2)),
                        Hash.wrap(row.getBytes(3)),
                        new StoredLeaf.Columns(row.getString(4), row.getString(5), uuid(row.getBytes(6))))));
    }

    /** The leaves that carry these receipts already, by receipt. */
    Map<UUID, Leaf> leavesOf(Collection<UUID> receipts) {
        Map<UUID, Leaf> leaves = new HashMap<>();
        sql.select(RECEIPT, IDX, BYTES)
                .from(LEAF)
                .where(RECEIPT.in(receipts.stream().map(Uuids::bytes).toList()))
                .forEach(row -> leaves.put(Uuids.read(row.value1()), new Leaf(row.value2(), row.value3())));
        return leaves;
    }

    void growTiles(Collection<Tiles.Growth> growths) {
        for (Tiles.Growth growth : growths) {
            int changed = growth.start() == 0 ? insertTile(growth) : extendTile(growth);
            if (changed != 1) {
                throw new LedgerCorruptException("tile " + growth.tile() + " does not have the " + growth.start()
                        + " hashes that it should have");
            }
        }
    }

    private int insertTile(Tiles.Growth growth) {
        return sql.insertInto(TILE, LEVEL, IDX, HASHES)
                .values(growth.tile().level(), growth.tile().index(), growth.bytes())
                .execute();
    }

    private int extendTile(Tiles.Growth growth) {
        return sql.update(TILE)
                .set(HASHES, function("concat", byte[].class, HASHES, val(growth.bytes())))
                .where(LEVEL.eq(growth.tile().level()))
                .and(IDX.eq(growth.tile().index()))
                .and(function("length", Integer.class, HASHES).eq(growth.start() * Hash.SIZE))
                .execute();
    }

    /** The hashes of a tile; none if there is no such tile. */
    @Override
    public byte[] tile(Tiles.TileId tile) {
        return sql.select(HASHES)
                .from(TILE)
                .where(LEVEL.eq(tile.level()))
                .and(IDX.eq(tile.index()))
                .fetchOptional(HASHES)
                .orElseGet(() -> new byte[0]);
    }

    /** Those tiles of a level from {@code from} to before {@code to} that there are, by index. */
    Map<Long, byte[]> tiles(int level, long from, long to) {
        return sql.select(IDX, HASHES)
                .from(TILE)
                .where(LEVEL.eq(level))
                .and(IDX.ge(from))
                .and(IDX.lt(to))
                .fetchMap(IDX, HASHES);
    }

    void insertCommitments(Map<Long, KeptRows> ofLeaves) {
        List<Map.Entry<Long, KeptRows>> all = List.copyOf(ofLeaves.entrySet());
        for (int from = 0; from < all.size(); from += COMMITMENTS_AT_ONCE) {
            InsertValuesStep3<Record, Long, byte[], byte[]> insert = sql.insertInto(COMMITMENT, OF_LEAF, HASHES, TAGS);
            for (Map.Entry<Long, KeptRows> one : all.subList(from, Math.min(from + COMMITMENTS_AT_ONCE, all.size()))) {
                SubjectTags tags = one.getValue().tags();
                insert = insert.values(
                        one.getKey(), one.getValue().commitments().bytes(), tags == null ? null : tags.bytes());
            }
            insert.execute();
        }
    }

    /** The commitments and tags of leaves from {@code from} to before {@code to}, one leaf's at a time: see {@link #eachLeaf}. */
    void eachCommitments(long from, long to, KeptRowsReader reader) {
        each(
                sql.select(OF_LEAF, HASHES, TAGS)
                        .from(COMMITMENT)
                        .where(OF_LEAF.ge(from))
                        .and(OF_LEAF.lt(to))
                        .orderBy(OF_LEAF),
                row -> reader.accept(row.getLong(1), row.getBytes(2), row.getBytes(3)));
    }

    /** The leaves below {@code size} that have tags, with them. Until it returns, the connection can do nothing else. */
    void eachTagged(long size, BiConsumer<Leaf, byte[]> reader) {
        each(
                sql.select(OF_LEAF, BYTES, TAGS)
                        .from(COMMITMENT)
                        .join(LEAF)
                        .on(IDX.eq(OF_LEAF))
                        .where(OF_LEAF.lt(size), TAGS.isNotNull())
                        .orderBy(OF_LEAF),
                row -> reader.accept(new Leaf(row.getLong(1), row.getBytes(2)), row.getBytes(3)));
    }

    /** The leaves that have commitments. Until it returns, the connection can do nothing else. */
    void eachCommitted(Consumer<Leaf> reader) {
        each(
                sql.select(IDX, BYTES)
                        .from(COMMITMENT)
                        .join(LEAF)
                        .on(IDX.eq(OF_LEAF))
                        .orderBy(OF_LEAF),
                row -> reader.accept(new Leaf(row.getLong(1), row.getBytes(2))));
    }

    CommitmentRows commitments() {
        return new CommitmentRows(sql);
    }

    PublishedRows checkpoints() {
        return new PublishedRows(sql);
    }

    void insertDetails(long leaf, Details details) {
        sql.insertInto(DETAILS, OF_LEAF, SALT, BYTES)
                .values(leaf, details.salt(), details.bytes())
                .execute();
    }

    Optional<Details> details(long leaf) {
        return sql.select(SALT, BYTES)
                .from(DETAILS)
                .where(OF_LEAF.eq(leaf))
                .fetchOptional(row -> Details.stored(row.value1(), row.value2()));
    }

    /** The details of leaves from {@code from} to before {@code to}, one at a time: see {@link #eachLeaf}. */
    void eachDetails(long from, long to, BiConsumer<Long, Details> reader) {
        each(
                sql.select(OF_LEAF, SALT, BYTES)
                        .from(DETAILS)
                        .where(OF_LEAF.ge(from))
                        .and(OF_LEAF.lt(to)),
                row -> reader.accept(row.getLong(1), Details.stored(row.getBytes(2), row.getBytes(3))));
    }

    /** One row of a result, while it is the current one. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Without a record of jOOQ's for each row, and without gathering them first: whole ledgers pass through here. */
    private static void each(ResultQuery<?> query, RowReader reader) {
        try (ResultSet rows = query.fetchSize(ROW_BY_ROW).fetchResultSet()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new DataAccessException("cannot read the ledger", e);
        }
    }

    private static @Nullable UUID uuid(byte @Nullable [] bytes) {
        return bytes == null ? null : Uuids.read(bytes);
    }
}
