package io.lethe.action;

import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.ArchivedType;
import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentColumn;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.content.Sha256;
import io.lethe.file.FoundFile;
import io.lethe.policy.FileSet;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a file lies in a segment: alone, and in pieces, each a row that also says which file it is of. So a file of any size passes through memory in
 * pieces, and whatever reads, lists, verifies and prints segments of tables does so with files.
 *
 * <pre>
 * {"path":"access-2026-01-01.log","sha256":"9f3c…","modified":"2026-01-01 23:59:59.000000","size":"1048576","piece":1,"bytes":"MTkyLjAu…"}
 * {"path":"access-2026-01-01.log","sha256":"9f3c…","modified":"2026-01-01 23:59:59.000000","size":"1048576","piece":2,"bytes":"LSBHRVQg…"}
 * </pre>
 */
final class FileInSegment {
    /** Pieces are whole groups of base64, so that their texts one after the other are that of the file, and {@code base64 -d} reads it. */
    static final int PIECE = 3 << 18;

    private static final ColumnName PIECE_NUMBER = new ColumnName("piece");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FileInSegment() {}

    static SegmentSchema schema(TargetName target, TableName table) {
        return new SegmentSchema(
                target,
                table,
                List.of(FileSet.PATH, FileSet.CONTENT, PIECE_NUMBER),
                List.of(
                        text(FileSet.PATH, "varchar(255)"),
                        text(FileSet.CONTENT, "char(64)"),
                        column(new ColumnName("modified"), "timestamp(6)", ArchivedType.TIMESTAMP),
                        column(new ColumnName("size"), "bigint", ArchivedType.BIG_INTEGER),
                        column(PIECE_NUMBER, "int", ArchivedType.INTEGER),
                        column(new ColumnName("bytes"), "mediumblob", ArchivedType.BINARY)));
    }

    private static SegmentColumn text(ColumnName name, String definition) {
        return new SegmentColumn(name, definition, ArchivedType.TEXT, false, false, "utf8mb4", "utf8mb4_bin");
    }

    private static SegmentColumn column(ColumnName name, String definition, ArchivedType type) {
        return new SegmentColumn(name, definition, type, false, false, "", "");
    }

    /** A piece of a file with this key, counted from 1. */
    static Row row(List<String> key, FoundFile file, int piece, byte[] bytes) {
        return new Row(List.of(
                new Cell.Text(key.getFirst()),
                new Cell.Text(key.getLast()),
                new Cell.Text(timestamp(file.modified())),
                new Cell.Text(Long.toString(file.size())),
                new Cell.Text(Integer.toString(piece)),
                new Cell.Bytes(bytes)));
    }

    private static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }

    /** The key of the file whose bytes a segment holds, by these bytes and not by what it says of them. */
    static List<String> key(SegmentReading reading) {
        MessageDigest sha256 = Sha256.digest();
        String path = "";
        for (@Nullable Row row = reading.next(); row != null; row = reading.next()) {
            if (row.cells().getFirst() instanceof Cell.Text name && row.cells().getLast() instanceof Cell.Bytes bytes) {
                path = name.text();
                sha256.update(bytes.bytes());
            }
        }
        return List.of(path, Sha256.of(sha256).toString());
    }
}
