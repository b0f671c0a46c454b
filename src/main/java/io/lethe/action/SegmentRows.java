package io.lethe.action;

import io.lethe.archive.content.Cell;
import io.lethe.archive.content.Row;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.content.Sha256;
import io.lethe.archive.store.SegmentName;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one segment by their keys, with the digests that tell whether a row is still what was archived. A key and a digest a row,
 * whatever the rows hold. Not for several threads.
 */
final class SegmentRows {
    private final SegmentName name;
    private final Sha256 content;
    private final Map<List<String>, Sha256> rows;
    private final Iterator<List<String>> left;

    private SegmentRows(SegmentName name, Sha256 content, Map<List<String>, Sha256> rows) {
        this.name = name;
        this.content = content;
        this.rows = rows;
        this.left = rows.keySet().iterator();
    }

    SegmentName name() {
        return name;
    }

    Sha256 content() {
        return content;
    }

    /** The next keys, at most so many; none when all were given. */
    List<List<String>> next(int limit) {
        List<List<String>> keys = new ArrayList<>(limit);
        while (keys.size() < limit && left.hasNext()) {
            keys.add(left.next());
        }
        return keys;
    }

    /** The keys of all its rows. */
    List<List<String>> keys() {
        return List.copyOf(rows.keySet());
    }

    /** Whether a row with this key and this digest is in the segment. */
    boolean holds(List<String> key, Sha256 digest) {
        Sha256 archived = rows.get(key);
        return archived != null && archived.equals(digest);
    }

    /** Gathers them while a segment is written or read. */
    static final class Builder {
        private final int[] key;
        private final Map<List<String>, Sha256> rows = new LinkedHashMap<>();

        Builder(SegmentSchema schema) {
            this.key = schema.keyIndexes();
        }

        void add(Row row, Sha256 digest) {
            rows.put(keyOf(row, key), digest);
        }

        int size() {
            return rows.size();
        }

        SegmentRows of(SegmentName name, Sha256 content) {
            return new SegmentRows(name, content, rows);
        }
    }

    /** A row's key as text, as receipts and openings write it. */
    static List<String> keyOf(Row row, int[] columns) {
        List<String> key = new ArrayList<>(columns.length);
        for (int column : columns) {
            String text = textOf(row.cell(column));
            if (text == null) {
                throw new IllegalStateException("a key has no NULL");
            }
            key.add(text);
        }
        return List.copyOf(key);
    }

    /** A value as text in the same way; null for none. */
    static @Nullable String textOf(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> text.text();
            case Cell.Bytes bytes -> HexFormat.of().formatHex(bytes.bytes());
            case Cell.Absent absent -> null;
        };
    }
}
