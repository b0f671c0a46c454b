package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;

/**
 * A segment's time was over, no hold kept it, and its file was removed from the archive.
 *
 * <pre>
 * {"archive":"cold-store","at":"2032-11-23T02:00:01.000Z","content":"9f3c…","rows":1204,"schema":"lethe.ledger/1",
 *  "segment":"crm.invoice-01980000-….jsonl.zst.sealed","type":"segment.expired"}
 * </pre>
 *
 * @param content the digest by which {@code segment.written} names the same rows
 */
public record SegmentExpired(String archive, String segment, long rows, Hash content, Instant at) implements Entry {

    static final String TYPE = "segment.expired";

    public SegmentExpired {
        at = UtcMillis.floor(at);
    }

    static SegmentExpired read(JsonObject json) {
        return new SegmentExpired(
                json.text("archive"),
                json.text("segment"),
                json.integer("rows"),
                json.hash("content"),
                json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("archive", archive)
                .put("segment", segment)
                .put("rows", rows)
                .put("content", content)
                .put("at", at)
                .build();
    }
}
