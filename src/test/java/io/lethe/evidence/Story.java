package io.lethe.evidence;

import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.entry.ApprovalGiven;
import io.lethe.ledger.entry.Chunk;
import io.lethe.ledger.entry.ChunkAnonymised;
import io.lethe.ledger.entry.ChunkArchived;
import io.lethe.ledger.entry.ChunkPurged;
import io.lethe.ledger.entry.ChunkRestored;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.entry.PolicyAdopted;
import io.lethe.ledger.entry.RunFinished;
import io.lethe.ledger.entry.RunStarted;
import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.receipt.ChunkPosition;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.receipt.Outcome;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.receipt.Restored;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.Commitments;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.ledger.row.RowKey;
import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import io.lethe.ledger.row.SubjectTags;
import io.lethe.ledger.row.Subjects;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One night at a customer's: a run of two steps and three chunks, in a log without a database. */
final class Story {
    static final Instant NIGHT = Instant.parse("2026-11-22T02:00:00.123Z");
    static final Instant CUTOFF = Instant.parse("2016-11-22T00:00:00Z");
    static final TargetName CRM = new TargetName("crm-prod");
    static final KeyedTable CUSTOMER =
            new KeyedTable(CRM, TableName.of("crm.customer"), KeyColumns.single("id", "bigint"));
    static final KeyedTable NOTE = new KeyedTable(CRM, TableName.of("crm.note"), KeyColumns.single("id", "bigint"));
    static final KeyedTable FILE = new KeyedTable(CRM, ObjectSet.table(new DatasetId("note")), ObjectRow.KEY);
    static final List<ObjectRow> FILES = List.of(new ObjectRow("a/one.pdf", true), new ObjectRow("b.pdf", false));
    static final String ORIGIN = "ledger.example.com/lethe";

    static final byte[] POLICY_FILE = """
            category: customer-contact
            title: Customers and notes about them
            owner: privacy@example.com
            purpose: serve customers
            basis: {type: contract, reference: "GDPR Art. 6(1)(b)"}
            timezone: UTC
            schedule: {daily: "02:00", until: "05:00"}
            review-by: 2999-06-30
            rules:
              - {data: note, since: created_at, keep: 10 years, then: purge}
              - {data: customer, since: created_at, keep: 10 years, then: purge}
            tests:
              - {as-of: 2026-11-22, row: {created_at: 2016-01-01}, expect: purge}
            """.getBytes(StandardCharsets.UTF_8);
    static final PolicyVersion POLICY = new PolicyVersion(new Category("customer-contact"), Hash.of(POLICY_FILE));

    private final LogInMemory log;
    private final EpochKey epochKey = LogInMemory.epochKey(1);

    private Story(LogInMemory log) {
        this.log = log;
    }

    /** The policy is adopted, and the run is over. */
    static Story told() {
        return told(new LogInMemory(ORIGIN, 1));
    }

    /** As many more events after it as are wanted: other trees, other proofs. */
    static Story told(int later) {
        LogInMemory log = new LogInMemory(ORIGIN, 1);
        Story story = told(log);
        for (int i = 0; i < later; i++) {
            log.append(new ApprovalGiven(ApprovalGiven.Of.CHANGE, Hash.of(new byte[] {(byte) i}), NIGHT, Hash.of()));
        }
        return story;
    }

    static Story told(LogInMemory log) {
        Story story = new Story(log);
        log.append(new PolicyAdopted(POLICY, Hash.of(), NIGHT, Hash.of(new byte[] {1})));
        story.started(run(1));
        story.chunk(1, 1, NOTE, 3);
        story.chunk(1, 2, NOTE, 2);
        story.chunk(2, 1, CUSTOMER, 5);
        log.append(new RunFinished(
                run(1), 3, 10, 10, 0, ObjectCounts.NONE, new RunFinished.Tally(12, 1, 4, 1, NIGHT.plusSeconds(60))));
        return story;
    }

    /** A night that masked the customers and left them where they are; its chunk is leaf 2. */
    static Story toldOfMaskedRows() {
        LogInMemory log = new LogInMemory(ORIGIN, 1);
        Story story = new Story(log);
        log.append(new PolicyAdopted(POLICY, Hash.of(), NIGHT, Hash.of(new byte[] {1})));
        story.started(run(1));
        log.append(new ChunkAnonymised(
                story.chunkOf(run(1), 2, 1, CUSTOMER, 5),
                new Masked(
                        List.of(new Masked.Field("name", "pseudonym"), new Masked.Field("street", "remove")),
                        Hash.of(new byte[] {4}),
                        Hash.of(new byte[] {5}))));
        log.append(new RunFinished(
                run(1), 1, 5, 5, 5, ObjectCounts.NONE, new RunFinished.Tally(5, 0, 0, 0, NIGHT.plusSeconds(60))));
        return story;
    }

    /** A night that archived two chunks, and a later day on which two rows of the first came back. */
    static Story toldOfRowsThatCameBack() {
        LogInMemory log = new LogInMemory(ORIGIN, 1);
        Story story = new Story(log);
        log.append(new PolicyAdopted(POLICY, Hash.of(), NIGHT, Hash.of(new byte[] {1})));
        story.started(run(1));
        log.append(
                new ChunkArchived(story.chunkOf(run(1), 1, 1, NOTE, 3), new Archived("notes-1.jsonl.zst", Hash.of())));
        log.append(
                new ChunkArchived(story.chunkOf(run(1), 1, 2, NOTE, 2), new Archived("notes-2.jsonl.zst", Hash.of())));
        log.append(new RunFinished(
                run(1), 2, 5, 5, 0, ObjectCounts.NONE, new RunFinished.Tally(5, 0, 0, 0, NIGHT.plusSeconds(60))));
        log.append(
                new ChunkRestored(story.chunkOf(run(9), 1, 3, NOTE, 2), new Restored("notes-1.jsonl.zst", Hash.of())));
        return story;
    }

    /** A night that deleted three notes, and then two files of notes; the chunk of the files is leaf 3. */
    static Story toldOfObjects() {
        return toldOfObjects(new ObjectCounts(3, 2, 2, 1, 1));
    }

    /** The same, and its run says this of objects at its end. */
    static Story toldOfObjects(ObjectCounts said) {
        LogInMemory log = new LogInMemory(ORIGIN, 1);
        Story story = new Story(log);
        log.append(new PolicyAdopted(POLICY, Hash.of(), NIGHT, Hash.of(new byte[] {1})));
        story.started(run(1));
        story.chunk(1, 1, NOTE, 3);
        story.chunk(2, 1, FILE, FILES.size());
        log.append(new RunFinished(run(1), 2, 5, 5, 0, said, new RunFinished.Tally(7, 3, 0, 2, NIGHT.plusSeconds(60))));
        return story;
    }

    static RunId run(long number) {
        return new RunId(uuid(number));
    }

    static UUID uuid(long number) {
        return new UUID(0x0198000000007000L, 0x8000000000000000L + number);
    }

    LogInMemory log() {
        return log;
    }

    EpochKey epochKey() {
        return epochKey;
    }

    private void started(RunId run) {
        log.append(new RunStarted(
                run,
                Hash.of(new byte[] {2}),
                List.of(POLICY),
                CUTOFF,
                new KeyEpoch("2026Q4"),
                epochKey.keyCommitment(),
                new RunStarted.Frame(CRM, "3e11fa47-71ca-11e1-9e33-c80aa9429562", NIGHT, NIGHT)));
    }

    private void chunk(int step, int chunk, KeyedTable table, int rows) {
        log.append(new ChunkPurged(chunkOf(run(1), step, chunk, table, rows)));
    }

    private Chunk chunkOf(RunId run, int step, int chunk, KeyedTable table, int rows) {
        KeptRows kept = kept(step, chunk, table, rows);
        return new Chunk(
                uuid(1000L * step + chunk),
                new ChunkPosition(run, step, 1, chunk, 12),
                CRM,
                table.table(),
                new Outcome(rows, "3e11fa47-71ca-11e1-9e33-c80aa9429562", NIGHT.plusSeconds(10L * step + chunk)),
                kept.commitments().rowsRoot(),
                new Chunk.Basis(
                        new Authority(POLICY, step, new DatasetId(table.table().table()), NIGHT, CUTOFF),
                        table.key(),
                        new KeyEpoch("2026Q4"),
                        Hash.of(new byte[] {3}),
                        subject(kept)));
    }

    private static Chunk.@Nullable Subject subject(KeptRows kept) {
        return kept.tags() == null
                ? null
                : new Chunk.Subject(new ColumnName("account"), kept.tags().root());
    }

    /** Customers are about the accounts A, B, A, nobody and B; notes do not say whom they are about. */
    private KeptRows kept(int step, int chunk, KeyedTable table, int rows) {
        long first = 1000L * step + 100L * chunk;
        RowKeys keys = table.equals(FILE)
                ? new TupleRowKeys(FILES.stream().map(ObjectRow::values).toList())
                : new LongRowKeys(LongStream.range(first, first + rows).toArray());
        ChunkRows all = table.equals(CUSTOMER)
                ? new ChunkRows(keys, new Subjects(Arrays.asList("A", "B", "A", null, "B")))
                : ChunkRows.of(keys);
        return KeptRows.of(epochKey, uuid(1000L * step + chunk), table, all);
    }

    /** The rows about this account in the third chunk, whose leaf this is. */
    List<SubjectOpening> openSubject(long leaf, String reference) {
        SubjectTags tags = Objects.requireNonNull(kept(2, 1, CUSTOMER, 5).tags());
        return tags.find(epochKey, uuid(2001), reference).stream()
                .map(found -> new SubjectOpening(leaf, reference, found.salt(), found.proof()))
                .toList();
    }

    /** The rows of a chunk have the keys {@code 1000 * step + 100 * chunk} and following. */
    Commitments commitments(int step, int chunk, KeyedTable table, int rows) {
        long first = 1000L * step + 100L * chunk;
        return Commitments.of(
                epochKey,
                table,
                new LongRowKeys(LongStream.range(first, first + rows).toArray()));
    }

    /** Opens one customer of the third chunk, whose leaf this is. */
    Opening open(long leaf, long id) {
        return open(leaf, CUSTOMER.row(Long.toString(id)), commitments(2, 1, CUSTOMER, 5));
    }

    /** Opens one file of a note, of the chunk whose leaf this is. */
    Opening open(long leaf, ObjectRow file) {
        return open(
                leaf, FILE.row(file.values()), kept(2, 1, FILE, FILES.size()).commitments());
    }

    private Opening open(long leaf, RowKey row, Commitments rows) {
        return new Opening(
                leaf,
                new String(row.bytes(), StandardCharsets.UTF_8),
                epochKey.salt(row),
                rows.prove(rows.indexOf(epochKey.commitment(row))));
    }

    List<LeafText> leavesOf(RunId run) {
        return log.leaves().stream()
                .filter(leaf -> leaf.entry().ofRun().filter(run::equals).isPresent())
                .map(LeafText::of)
                .toList();
    }

    Leaf append(Entry entry) {
        return log.append(entry);
    }
}
