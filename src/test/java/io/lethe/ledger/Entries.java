package io.lethe.ledger;

import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.entry.AnchorRecorded;
import io.lethe.ledger.entry.ApprovalGiven;
import io.lethe.ledger.entry.CertificateIssued;
import io.lethe.ledger.entry.ChunkEntry;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.HeldScope;
import io.lethe.ledger.entry.HoldPlaced;
import io.lethe.ledger.entry.HoldReleased;
import io.lethe.ledger.entry.KeyDestroyed;
import io.lethe.ledger.entry.KeyRetired;
import io.lethe.ledger.entry.KeyRotated;
import io.lethe.ledger.entry.LedgerOpened;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.entry.PolicyAdopted;
import io.lethe.ledger.entry.RealmKeyBegun;
import io.lethe.ledger.entry.ReceiptLost;
import io.lethe.ledger.entry.RestorationOrdered;
import io.lethe.ledger.entry.RestoreDetected;
import io.lethe.ledger.entry.RunAborted;
import io.lethe.ledger.entry.RunFinished;
import io.lethe.ledger.entry.RunStarted;
import io.lethe.ledger.entry.SegmentExpired;
import io.lethe.ledger.entry.SegmentWritten;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.receipt.ChunkPosition;
import io.lethe.ledger.receipt.Deed;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.receipt.Outcome;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.receipt.Restored;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.Subjects;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.Realm;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Entries and receipts as they might happen. */
public final class Entries {

    static final Instant NOW = Instant.parse("2026-11-22T09:40:00.123Z");
    static final TargetName CRM = new TargetName("crm-prod");
    public static final KeyedTable CUSTOMER =
            new KeyedTable(CRM, TableName.of("crm.customer"), KeyColumns.single("id", "bigint"));
    private static final RunFinished.Tally TALLY = new RunFinished.Tally(10, 1, 2, 4, NOW);
    public static final Hash SOME_HASH = Hash.leaf(new byte[] {42});
    static final PolicyVersion POLICY = new PolicyVersion(new Category("customer-contact"), SOME_HASH);

    private Entries() {}

    public static UUID uuid(long number) {
        return new UUID(0x0198000000007000L, 0x8000000000000000L + number);
    }

    static RunId run(long number) {
        return new RunId(uuid(number));
    }

    static Receipt receipt(int chunk, int rows) {
        return new Receipt(
                uuid(1000L + chunk),
                new ChunkPosition(run(1), 1, 1, chunk, 12),
                CUSTOMER,
                new Authority(POLICY, 1, new DatasetId("customer"), NOW, Instant.parse("2016-11-22T00:00:00Z")),
                new Outcome(rows, "3e11fa47-71ca-11e1-9e33-c80aa9429562", NOW),
                new KeyEpoch("2026Q4"),
                new Deed.Purged(),
                null);
    }

    /** As {@link #receipt}, of a table whose rows are about people. */
    static Receipt receiptOfPeople(int chunk, int rows) {
        Receipt plain = receipt(chunk, rows);
        return new Receipt(
                plain.id(),
                plain.position(),
                CUSTOMER,
                plain.authority(),
                plain.outcome(),
                plain.keyEpoch(),
                plain.deed(),
                new ColumnName("user_id"));
    }

    /** The rows of a chunk, about these people; null for nobody. */
    public static RelayedReceipt relayedOfPeople(int chunk, @Nullable String... people) {
        Receipt receipt = receiptOfPeople(chunk, people.length);
        ChunkRows rows = new ChunkRows(rows(chunk, people.length), new Subjects(Arrays.asList(people)));
        return new RelayedReceipt(
                receipt, Hash.of(receipt.body()), KeptRows.of(Keys.epochKey(1), receipt.id(), CUSTOMER, rows));
    }

    /** As {@link #receipt}, of a chunk whose rows are still there. */
    static Receipt maskingReceipt() {
        Receipt purge = receipt(7, 2);
        return new Receipt(
                purge.id(),
                purge.position(),
                purge.table(),
                purge.authority(),
                purge.outcome(),
                purge.keyEpoch(),
                new Masked(
                        List.of(new Masked.Field("ip", "truncate-ip"), new Masked.Field("name", "keep-first")),
                        SOME_HASH,
                        Hash.of(new byte[1])),
                null);
    }

    /** As {@link #receipt}, of a chunk whose rows are in a segment. */
    static Receipt archivingReceipt() {
        Receipt purge = receipt(8, 2);
        return new Receipt(
                purge.id(),
                purge.position(),
                purge.table(),
                purge.authority(),
                purge.outcome(),
                purge.keyEpoch(),
                new Archived("crm.customer-1-1-1-1.jsonl.zst", SOME_HASH),
                null);
    }

    /** As {@link #receipt}, of a chunk whose rows came back from a segment. */
    static Receipt restoringReceipt() {
        Receipt purge = receipt(9, 2);
        return new Receipt(
                purge.id(),
                purge.position(),
                purge.table(),
                purge.authority(),
                purge.outcome(),
                purge.keyEpoch(),
                new Restored("crm.customer-1-1-1-1.jsonl.zst", SOME_HASH),
                null);
    }

    public static RowKeys rows(int chunk, int rows) {
        return new RowKeys.LongRowKeys(
                LongStream.range(chunk * 10_000L, chunk * 10_000L + rows).toArray());
    }

    public static RelayedReceipt relayed(int chunk, int rows) {
        Receipt receipt = receipt(chunk, rows);
        return new RelayedReceipt(
                receipt,
                Hash.of(receipt.body()),
                KeptRows.of(Keys.epochKey(1), receipt.id(), CUSTOMER, ChunkRows.of(rows(chunk, rows))));
    }

    static RunStarted started(RunId run) {
        return new RunStarted(
                run,
                SOME_HASH,
                List.of(POLICY),
                NOW,
                new KeyEpoch("2026Q4"),
                Keys.epochKey(1).keyCommitment(),
                new RunStarted.Frame(CRM, "server-1", NOW, NOW));
    }

    private static RunStarted startedAgain() {
        return new RunStarted(
                run(3),
                SOME_HASH,
                List.of(POLICY),
                NOW,
                new KeyEpoch("2026Q4"),
                SOME_HASH,
                new RunStarted.Frame(CRM, "server-1", NOW, NOW, uuid(77)));
    }

    private static RunStarted startedUnderTwoPolicies() {
        return new RunStarted(
                run(2),
                SOME_HASH,
                List.of(POLICY, new PolicyVersion(new Category("web-log"), SOME_HASH)),
                NOW,
                new KeyEpoch("2026Q4"),
                SOME_HASH,
                null);
    }

    public static List<Entry> oneOfEach() {
        VerifierKey key = Keys.signer("ledger.example.org/test", 1).verifierKey();
        return List.of(
                new LedgerOpened(key, key, NOW, null),
                new LedgerOpened(key, key, NOW, new Checkpoint("ledger.example.org/old", 17, SOME_HASH)),
                new PolicyAdopted(POLICY, SOME_HASH, NOW, SOME_HASH),
                new ApprovalGiven(ApprovalGiven.Of.PLAN, SOME_HASH, NOW, SOME_HASH),
                placed(new HeldScope.OfCategory(new Category("web-log"))),
                placed(new HeldScope.OfRow(new DatasetId("customer"), SOME_HASH)),
                placed(new HeldScope.OfSubject(SOME_HASH)),
                new HoldReleased(uuid(7), NOW, SOME_HASH),
                started(run(1)),
                startedUnderTwoPolicies(),
                startedAgain(),
                relayedOfPeople(1, "17", null, "17").entry(),
                new RunFinished(run(1), 1, 3, 3, 0, ObjectCounts.NONE, TALLY),
                new RunFinished(run(1), 1, 3, 3, 0, new ObjectCounts(2, 1, 1, 0, 3), TALLY),
                new RunFinished(run(1), 1, 3, 3, 2, ObjectCounts.NONE, null),
                ChunkEntry.of(maskingReceipt(), SOME_HASH, relayed(7, 2).rows()),
                ChunkEntry.of(archivingReceipt(), SOME_HASH, relayed(8, 2).rows()),
                ChunkEntry.of(restoringReceipt(), SOME_HASH, relayed(9, 2).rows()),
                restorationOrdered(),
                segmentWritten(),
                new SegmentExpired("cold-store", "crm.customer-1-1-1-1.jsonl.zst", 3, SOME_HASH, NOW),
                new RunAborted(run(1), 1, 3, "replica-lag", NOW),
                new ReceiptLost(run(1), 17, NOW),
                new RestoreDetected(CRM, uuid(8), NOW),
                new AnchorRecorded(new AnchorName("notary"), 17, SOME_HASH, null, NOW),
                new AnchorRecorded(
                        new AnchorName("tsa"),
                        17,
                        SOME_HASH,
                        new AnchorRecorded.Stamp(NOW.minusSeconds(1), SOME_HASH),
                        NOW),
                new KeyRotated(key, NOW, SOME_HASH),
                new KeyRetired(key, NOW, SOME_HASH),
                new KeyDestroyed("archive-2032Q4", NOW, SOME_HASH),
                new RealmKeyBegun(new Realm.Shared("people"), SOME_HASH, NOW, SOME_HASH),
                new CertificateIssued(uuid(9), SOME_HASH, 120, NOW));
    }

    private static RestorationOrdered restorationOrdered() {
        return new RestorationOrdered(
                run(3),
                new RestorationOrdered.Source("cold-store", "crm.customer-1-1-1-1.jsonl.zst", SOME_HASH),
                CRM,
                new TableName("crm", "customer"),
                2,
                new RestorationOrdered.Key(new KeyEpoch("2026Q4"), SOME_HASH),
                NOW,
                SOME_HASH);
    }

    private static HoldPlaced placed(HeldScope scope) {
        return new HoldPlaced(uuid(7), scope, List.of(CRM), NOW, SOME_HASH);
    }

    private static SegmentWritten segmentWritten() {
        return new SegmentWritten(
                "cold-store",
                "crm.customer-1-1-1-1.jsonl.zst",
                run(1),
                CRM,
                new TableName("crm", "customer"),
                new SegmentWritten.Content(3, SOME_HASH, 512, SOME_HASH),
                LocalDate.of(2032, 11, 22),
                NOW);
    }
}
