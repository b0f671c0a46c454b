package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is about to put rows of a segment back. It stands in the ledger before the first row does; which rows really came back, the
 * {@link ChunkRestored} of the same {@code run} say.
 *
 * <pre>
 * {"archive":"cold-store","at":"2026-11-23T09:39:59.000Z","content":"9f3c…","detailsHash":"51ab…","keyCommitment":"77d0…",
 *  "keyEpoch":"2026Q4","rows":12,"run":"01980000-0000-7000-8000-000000000009","schema":"lethe.ledger/1",
 *  "segment":"crm.invoice-01980000-….jsonl.zst.sealed","table":"crm.invoice","target":"crm","type":"restoration.ordered"}
 * </pre>
 *
 * @param run its own id; a restoration is no run, but its chunks are numbered and leased as those of a run are
 * @param rows how many are to come back
 * @param key whose key commits to them
 * @param detailsHash binds who ordered it, and why
 */
public record RestorationOrdered(
        RunId run, Source source, TargetName target, TableName table, long rows, Key key, Instant at, Hash detailsHash)
        implements Entry {

    static final String TYPE = "restoration.ordered";

    /**
     * Where the rows come from.
     *
     * @param content the digest by which {@code segment.written} binds what it holds
     */
    public record Source(String archive, String segment, Hash content) {}

    /** Binds the epoch key, as {@code run.started} does. */
    public record Key(KeyEpoch epoch, Hash commitment) {}

    public RestorationOrdered {
        at = UtcMillis.floor(at);
    }

    static RestorationOrdered read(JsonObject json) {
        return new RestorationOrdered(
                RunId.of(json),
                new Source(json.text("archive"), json.text("segment"), json.hash("content")),
                new TargetName(json.text("target")),
                TableName.of(json.text("table")),
                json.integer("rows"),
                new Key(new KeyEpoch(json.text("keyEpoch")), json.hash("keyCommitment")),
                json.instant("at"),
                json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("run", run.value())
                .put("archive", source.archive())
                .put("segment", source.segment())
                .put("content", source.content())
                .put("target", target.name())
                .put("table", table.toString())
                .put("rows", rows)
                .put("keyEpoch", key.epoch().name())
                .put("keyCommitment", key.commitment())
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<RunId> ofRun() {
        return Optional.of(run);
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
