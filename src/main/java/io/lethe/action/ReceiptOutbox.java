package io.lethe.action;

import static io.lethe.action.Outpost.BODY;
import static io.lethe.action.Outpost.CHUNK;
import static io.lethe.action.Outpost.FENCE;
import static io.lethe.action.Outpost.ID;
import static io.lethe.action.Outpost.LEAF;
import static io.lethe.action.Outpost.PARTITION;
import static io.lethe.action.Outpost.RECEIPT;
import static io.lethe.action.Outpost.ROW_COUNT;
import static io.lethe.action.Outpost.RUN;
import static io.lethe.action.Outpost.SEALED_KEYS;
import static io.lethe.action.Outpost.SIGNATURE;
import static io.lethe.action.Outpost.STEP;
import static io.lethe.action.Outpost.TARGET;

import io.lethe.catalog.Target;
import io.lethe.ledger.Sealer;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.receipt.ChunkPosition;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.receipt.Outcome;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.receipt.ReceiptSigner;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.row.MaskedDigest;
import io.lethe.ledger.tree.Hash;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.ColumnName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The receipts on a target: written inside the transaction that acts, read by whoever carries them to the ledger.
 *
 * <p>Order of commit is not order of id. Whoever asks for "receipts after the last one I saw" loses those that committed late; so each
 * receipt is marked with its leaf when it has one, and the unmarked are what is left to do.
 *
 * <p>Safe for several threads.
 */
public final class ReceiptOutbox {
    private final Target target;
    private final ReceiptSigner signer;
    private final EpochKey key;
    private final Sealer sealer;
    private final Supplier<UUID> ids;

    /** A chunk that is about to be committed. */
    record Chunk(UUID receipt, int number, ChunkRows rows, Deed deed) {}

    /** The same with its keys sealed already, so that it can wait for its transaction in little room. */
    @SuppressWarnings("ArrayRecordComponent") // handed on to the database, never compared
    record SealedChunk(UUID receipt, int number, int rows, byte[] keys, Deed deed) {}

    /** A receipt as its bytes lie there, with the keys still in it. */
    @SuppressWarnings("ArrayRecordComponent") // handed straight from the database to the ledger, never compared or kept
    public record SealedReceipt(UUID id, byte[] body, byte[] signature, byte[] sealedKeys) {}

    public ReceiptOutbox(Target target, ReceiptSigner signer, EpochKey key, Sealer sealer, Supplier<UUID> ids) {
        this.target = target;
        this.signer = signer;
        this.key = key;
        this.sealer = sealer;
        this.ids = ids;
    }

    UUID newId() {
        return ids.get();
    }

    /** For the values of masked columns, under the key that the receipts name. */
    MaskedDigest maskedDigest() {
        return new MaskedDigest(key);
    }

    /**
     * What the receipts of all chunks of one step say alike.
     *
     * @param server the server's lasting id
     * @param subject the column whose values are sealed beside the keys; null where there is none
     */
    record Setting(
            KeyedTable table,
            Authority authority,
            String server,
            @Nullable ColumnName subject) {
        private static Setting of(StepWork work) {
            Setting setting = of(work.run(), work.step(), work.keyColumns());
            return new Setting(setting.table(), setting.authority(), setting.server(), work.subject());
        }

        /** Without a subject. */
        static Setting of(StepWork.Run run, TableStep step, KeyColumns key) {
            PolicyVersion policy = new PolicyVersion(step.category(), Hash.parse(step.policyHash()));
            return new Setting(
                    new KeyedTable(run.target().name(), step.table(), key),
                    new Authority(policy, step.rule(), step.dataset(), run.asOf(), step.cutoff()),
                    run.server(),
                    null);
        }
    }

    /** Writes the receipt of a chunk in the caller's transaction. */
    void write(DSLContext tx, StepWork work, Lease lease, Chunk chunk) {
        write(tx, Setting.of(work), lease, chunk);
    }

    /** Writes the receipt of rows that went along, under the next number of their own step; says under which id. */
    UUID write(DSLContext tx, Lease lease, Attempt.Also also) {
        Lease theirs = lease.of(also.work().step().number());
        // Whoever holds the lease is alone with these numbers.
        int number = lastChunk(tx, theirs.run(), theirs.step(), theirs.partition()) + 1;
        UUID id = newId();
        write(tx, also.work(), theirs, new Chunk(id, number, also.rows(), also.deed()));
        return id;
    }

    /** The same for a chunk that is of no run's step. */
    void write(DSLContext tx, Setting setting, Lease lease, Chunk chunk) {
        write(tx, setting, lease, seal(chunk));
    }

    SealedChunk seal(Chunk chunk) {
        byte[] keys = sealer.seal(chunk.rows(), key, chunk.receipt());
        return new SealedChunk(chunk.receipt(), chunk.number(), chunk.rows().size(), keys, chunk.deed());
    }

    /** Writes the receipt of a chunk of a step that was sealed before. */
    void write(DSLContext tx, StepWork work, Lease lease, SealedChunk chunk) {
        write(tx, Setting.of(work), lease, chunk);
    }

    private void write(DSLContext tx, Setting setting, Lease lease, SealedChunk chunk) {
        byte[] body = receipt(setting, lease, chunk, databaseTime(tx)).body();
        tx.insertInto(RECEIPT)
                .set(ID, chunk.receipt().toString())
                .set(TARGET, target.name().name())
                .set(RUN, lease.run().text())
                .set(STEP, lease.step())
                .set(PARTITION, lease.partition())
                .set(CHUNK, chunk.number())
                .set(FENCE, lease.fence())
                .set(ROW_COUNT, chunk.rows())
                .set(BODY, body)
                .set(SIGNATURE, signer.sign(body))
                .set(SEALED_KEYS, chunk.keys())
                .execute();
    }

    private Receipt receipt(Setting setting, Lease lease, SealedChunk chunk, Instant committed) {
        return new Receipt(
                chunk.receipt(),
                new ChunkPosition(lease.run(), lease.step(), lease.partition(), chunk.number(), lease.fence()),
                setting.table(),
                setting.authority(),
                new Outcome(chunk.rows(), setting.server(), committed),
                key.epoch(),
                chunk.deed(),
                setting.subject());
    }

    private static Instant databaseTime(DSLContext tx) {
        Field<LocalDateTime> now = DSL.currentLocalDateTime(3);
        return tx.select(now).fetchSingle().value1().toInstant(ZoneOffset.UTC);
    }

    /** Whether a receipt was committed. */
    public boolean exists(UUID receipt) throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection).fetchExists(RECEIPT, ID.eq(receipt.toString()));
        }
    }

    /** The highest chunk number that a partition has a receipt for; 0 when it has none. */
    public int lastChunk(RunId run, int step, int partition) throws SQLException {
        try (Connection connection = target.open()) {
            return lastChunk(target.on(connection), run, step, partition);
        }
    }

    private static int lastChunk(DSLContext sql, RunId run, int step, int partition) {
        Integer last = sql.select(DSL.max(CHUNK))
                .from(RECEIPT)
                .where(RUN.eq(run.text()), STEP.eq(step), PARTITION.eq(partition))
                .fetchSingle()
                .value1();
        return last == null ? 0 : last;
    }

    /** What the receipts of one step add up to. */
    public record Total(int chunks, long rows) {
        public static final Total NONE = new Total(0, 0);

        public Total plus(Total other) {
            return new Total(chunks + other.chunks, rows + other.rows);
        }
    }

    /** What a run has done so far, by number of step: the truth about its progress, whoever worked on it. */
    public Map<Integer, Total> totals(RunId run) throws SQLException {
        return new ReceiptsThere(target).totals(run);
    }

    /** Receipts of a run that still carry their sealed keys, in the order of their ids, after this one; from the first on where it is null. */
    public List<SealedReceipt> sealed(RunId run, @Nullable UUID last, int limit) throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection)
                    .select(ID, BODY, SIGNATURE, SEALED_KEYS)
                    .from(RECEIPT)
                    .where(RUN.eq(run.text()), SEALED_KEYS.isNotNull())
                    .and(last == null ? DSL.noCondition() : ID.gt(last.toString()))
                    .orderBy(ID)
                    .limit(limit)
                    .fetch(ReceiptOutbox::sealed);
        }
    }

    /** Receipts that have no leaf yet, of each partition in the order of its chunks. */
    public List<SealedReceipt> unrelayed(int limit) throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection)
                    .select(ID, BODY, SIGNATURE, SEALED_KEYS)
                    .from(RECEIPT)
                    .where(withoutLeaf())
                    .orderBy(RUN, STEP, PARTITION, CHUNK)
                    .limit(limit)
                    .fetch(ReceiptOutbox::sealed);
        }
    }

    public int countUnrelayed() throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection).fetchCount(RECEIPT, withoutLeaf());
        }
    }

    /** Notes which leaf each receipt has become. Repeating it changes nothing. */
    public void relayed(Map<UUID, Long> leaves) throws SQLException {
        if (leaves.isEmpty()) {
            return;
        }
        Map<String, Long> byText = new TreeMap<>();
        leaves.forEach((receipt, leaf) -> byText.put(receipt.toString(), leaf));
        try (Connection connection = target.open()) {
            target.on(connection)
                    .update(RECEIPT)
                    .set(LEAF, DSL.choose(ID).mapValues(byText))
                    .where(ID.in(byText.keySet()))
                    .execute();
        }
    }

    /** Blanks the keys of receipts whose leaves a published checkpoint of this size covers: from then on nothing names the rows. */
    public int blank(long checkpointSize) throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection)
                    .update(RECEIPT)
                    .setNull(SEALED_KEYS)
                    .where(TARGET.eq(target.name().name()), LEAF.lt(checkpointSize), SEALED_KEYS.isNotNull())
                    .execute();
        }
    }

    private static SealedReceipt sealed(Record4<String, byte[], byte[], byte[]> row) {
        return new SealedReceipt(UUID.fromString(row.value1()), row.value2(), row.value3(), row.value4());
    }

    private Condition withoutLeaf() {
        return TARGET.eq(target.name().name()).and(LEAF.isNull());
    }
}
