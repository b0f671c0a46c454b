package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonInteger;
import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.receipt.ChunkPosition;
import io.lethe.ledger.receipt.Masked;
import io.lethe.ledger.receipt.Outcome;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.receipt.Restored;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Leaves of chunks that hold anything that is allowed, however odd. */
final class GeneratedChunk {

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String ODD = "a Z0~!\"\\/é€😀漢";

    private final SplittableRandom random;

    private GeneratedChunk(SplittableRandom random) {
        this.random = random;
    }

    static byte[] of(SplittableRandom random) {
        return new GeneratedChunk(random).entry().bytes();
    }

    private ChunkEntry entry() {
        return switch (random.nextInt(4)) {
            case 0 -> new ChunkPurged(chunk());
            case 1 -> new ChunkAnonymised(chunk(), new Masked(fields(), hash(), hash()));
            case 2 -> new ChunkRestored(chunk(), new Restored(text() + "x", hash()));
            default -> new ChunkArchived(chunk(), new Archived(text() + "x", hash()));
        };
    }

    private Chunk chunk() {
        return new Chunk(
                uuid(),
                new ChunkPosition(new RunId(uuid()), count(), count(), count(), fence()),
                new TargetName(word()),
                new TableName(identifier(), identifier()),
                new Outcome(count(), text(), time()),
                hash(),
                random.nextInt(20) == 0 ? null : basis());
    }

    private Chunk.Basis basis() {
        PolicyVersion policy = new PolicyVersion(new Category(word()), hash());
        String quarter = text(DIGITS, 4) + "Q" + random.nextInt(1, 5);
        return new Chunk.Basis(
                new Authority(policy, count() - 1, new DatasetId(word()), time(), time()),
                key(),
                new KeyEpoch(quarter),
                hash(),
                random.nextBoolean() ? null : new Chunk.Subject(new ColumnName(identifier()), hash()));
    }

    private KeyColumns key() {
        List<KeyColumns.KeyColumn> columns = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            columns.add(new KeyColumns.KeyColumn(new ColumnName(identifier()), "varchar(" + i + ")"));
        }
        return new KeyColumns(columns);
    }

    private List<Masked.Field> fields() {
        List<Masked.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            fields.add(new Masked.Field(identifier(), word()));
        }
        return fields;
    }

    private int count() {
        return 1 + (random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31));
    }

    private long fence() {
        return random.nextInt(10) == 0 ? JsonInteger.MAX : count();
    }

    private Instant time() {
        return Instant.ofEpochMilli(random.nextLong(FIRST, LAST));
    }

    private Hash hash() {
        byte[] bytes = new byte[Hash.SIZE];
        random.nextBytes(bytes);
        return Hash.wrap(bytes);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String word() {
        String word = text(LETTERS, 1) + text(LETTERS + DIGITS, random.nextInt(8));
        return random.nextBoolean() ? word : word + "-" + text(DIGITS + LETTERS, random.nextInt(1, 8));
    }

    private String identifier() {
        return text(LETTERS + "_", 1) + text(LETTERS + DIGITS + "_$XYZ", random.nextInt(10));
    }

    /** Mostly what a server calls itself. */
    private String text() {
        return random.nextInt(3) > 0 ? uuid().toString() : text(ODD, random.nextInt(6));
    }

    private String text(String alphabet, int length) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
