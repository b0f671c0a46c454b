package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A segment was made durable in an archive and read back whole. From here on chunks may delete the rows that it holds; which of them
 * they deleted, they say themselves.
 *
 * <pre>
 * {"archive":"cold-store","at":"2026-11-22T02:00:01.000Z","content":"9f3c…","expires":"2032-11-22","file":"51ab…","rows":1204,
 *  "run":"01980000-0000-7000-8000-000000000001","schema":"lethe.ledger/1","segment":"crm.invoice-01980000-….jsonl.zst.sealed",
 *  "size":51200,"table":"crm.invoice","target":"crm","type":"segment.written"}
 * </pre>
 *
 * @param segment its name in the archive, which names no row
 * @param expires the last day on which it is kept
 */
public record SegmentWritten(
        String archive,
        String segment,
        RunId run,
        TargetName target,
        TableName table,
        Content content,
        LocalDate expires,
        Instant at)
        implements Entry {

    static final String TYPE = "segment.written";

    /**
     * What a segment holds.
     *
     * @param text the digest of its rows as text, the same in every format and under every key
     * @param file the digest of the file, what {@code sha256sum} prints
     */
    public record Content(long rows, Hash text, long size, Hash file) {
        static Content read(JsonObject json) {
            return new Content(json.integer("rows"), json.hash("content"), json.integer("size"), json.hash("file"));
        }

        void write(JsonObject.Builder json) {
            json.put("rows", rows).put("content", text).put("size", size).put("file", file);
        }
    }

    public SegmentWritten {
        at = UtcMillis.floor(at);
    }

    static SegmentWritten read(JsonObject json) {
        return new SegmentWritten(
                json.text("archive"),
                json.text("segment"),
                RunId.of(json),
                new TargetName(json.text("target")),
                TableName.of(json.text("table")),
                Content.read(json),
                LocalDate.parse(json.text("expires")),
                json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this)
                .put("archive", archive)
                .put("segment", segment)
                .put("run", run.value())
                .put("target", target.name())
                .put("table", table.toString())
                .put("expires", expires.toString())
                .put("at", at);
        content.write(json);
        return json.build();
    }

    @Override
    public Optional<RunId> ofRun() {
        return Optional.of(run);
    }
}
