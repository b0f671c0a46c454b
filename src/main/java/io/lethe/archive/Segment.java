package io.lethe.archive;

import io.lethe.archive.content.Sha256;
import io.lethe.archive.store.SegmentName;
import java.util.Locale;

/**
 * A segment that was read from its first byte to its last, and is what it says.
 *
 * @param rows how many it holds
 * @param content the digest of its text, whatever format and key it is kept in
 * @param size of the file in bytes
 * @param file the digest of the file as it lies in the store: what {@code sha256sum} prints
 */
public record Segment(SegmentName name, long rows, Sha256 content, long size, Sha256 file) {
    /** {@code crm.invoice-….jsonl.zst: 1,204 rows, 51,200 bytes, sha256 9f3c…}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,d rows, %,d bytes, sha256 %s", name, rows, size, file);
    }
}
