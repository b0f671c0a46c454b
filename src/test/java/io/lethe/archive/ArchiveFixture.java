package io.lethe.archive;

import io.lethe.archive.content.ArchivedType;
import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.format.SegmentFormat;
import io.lethe.archive.seal.SegmentSeal;
import io.lethe.archive.seal.WrappingKeyName;
import io.lethe.archive.seal.WrappingKeys;
import io.lethe.archive.store.DirectoryStore;
import io.lethe.archive.store.SegmentName;
import io.lethe.archive.store.SegmentStore;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An archive in a directory, with keys that a test can lose. */
public final class ArchiveFixture {
    public static final LocalDate LAST_DAY = LocalDate.of(2032, 11, 30);
    public static final WrappingKeyName KEY = new WrappingKeyName("2032Q4");
    static final SegmentSchema SCHEMA = new SegmentSchema(
            new TargetName("crm"),
            new TableName("crm", "invoice"),
            List.of(new ColumnName("id")),
            List.of(
                    new SegmentColumn(new ColumnName("id"), "bigint", ArchivedType.BIG_INTEGER, false, false, "", ""),
                    new SegmentColumn(
                            new ColumnName("note"),
                            "varchar(99)",
                            ArchivedType.TEXT,
                            true,
                            false,
                            "utf8mb4",
                            "utf8mb4_bin")));

    public final Map<WrappingKeyName, byte[]> keys = new HashMap<>();
    public final Archive archive;

    public ArchiveFixture(Path directory, boolean sealing) {
        this(new DirectoryStore(directory), sealing);
    }

    public ArchiveFixture(SegmentStore store, boolean sealing) {
        this.archive = new Archive("cold-store", store, new SegmentSeal(new Keys()), sealing);
    }

    private final class Keys implements WrappingKeys {
        @Override
        public byte[] keyOrNew(WrappingKeyName name) {
            return keys.computeIfAbsent(name, absent -> ArchiveFixture.key(keys.size()));
        }

        @Override
        public Optional<byte[]> key(WrappingKeyName name) {
            return Optional.ofNullable(keys.get(name));
        }
    }

    public static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }

    static Row row(long id) {
        return new Row(List.of(new Cell.Text(Long.toString(id)), new Cell.Text("canary-" + id)));
    }

    /** Writes {@code rows} rows. */
    public Segment write(String stem, SegmentFormat format, int rows) {
        SegmentName name = archive.named(stem, format);
        try (SegmentDraft draft = archive.begin(name, SCHEMA, LAST_DAY)) {
            for (int id = 1; id <= rows; id++) {
                draft.append(row(id));
            }
            return draft.finish();
        }
    }
}
