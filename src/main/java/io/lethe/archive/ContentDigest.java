package io.lethe.archive;

import io.lethe.archive.content.SchemaLine;
import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.content.Sha256;
import java.security.MessageDigest;

/** Counts and digests a segment's lines, as they are written and as they are read. */
final class ContentDigest {
    private final MessageDigest digest = Sha256.digest();
    private long rows;

    ContentDigest(SegmentSchema schema) {
        line(SchemaLine.write(schema));
    }

    void row(byte[] line) {
        line(line);
        rows++;
    }

    private void line(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }

    /** Closes it. */
    SegmentEnd end() {
        return new SegmentEnd(rows, Sha256.of(digest));
    }
}
