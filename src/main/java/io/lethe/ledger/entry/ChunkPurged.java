package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.receipt.ChunkPosition;
import io.lethe.ledger.receipt.Outcome;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transaction deleted these rows: a receipt, with the root of its rows' commitments in place of their keys.
 *
 * <pre>
 * {"chunk":1,"committed":"2026-11-22T09:40:00.123Z","fence":12,"partition":1,"receipt":"01980000-0000-7000-8000-000000000002",
 *  "rows":5,"rowsRoot":"0ce35cfe…","run":"01980000-0000-7000-8000-000000000001","schema":"lethe.ledger/1",
 *  "server":"3e11fa47-…","step":1,"table":"crm.customer","target":"crm-prod","type":"chunk.purged"}
 * </pre>
 *
 * @param basis absent only in leaves that say no more than the worked example does
 */
public record ChunkPurged(
        UUID receipt,
        ChunkPosition position,
        TargetName target,
        TableName table,
        Outcome outcome,
        Hash rowsRoot,
        @Nullable Basis basis)
        implements Entry {

    public static final String TYPE = "chunk.purged";

    /** By what right, how the keys are to be read in an opening, and what binds the signed receipt. */
    public record Basis(Authority authority, KeyColumns key, KeyEpoch keyEpoch, Hash receiptHash) {

        private static Basis read(JsonObject json) {
            return new Basis(
                    Authority.read(json),
                    KeyColumns.read(json.array("key")),
                    new KeyEpoch(json.text("keyEpoch")),
                    json.hash("receiptHash"));
        }

        private void write(JsonObject.Builder json) {
            authority.write(json);
            json.put("key", key.json()).put("keyEpoch", keyEpoch.name()).put("receiptHash", receiptHash);
        }
    }

    /** The entry that a receipt of a purge becomes. */
    public static ChunkPurged of(Receipt receipt, Hash receiptHash, Hash rowsRoot) {
        if (!receipt.action().equals("purge")) {
            throw new IllegalArgumentException("expected a receipt of a purge but was one of " + receipt.action());
        }
        KeyedTable table = receipt.table();
        return new ChunkPurged(
                receipt.id(),
                receipt.position(),
                table.target(),
                table.table(),
                receipt.outcome(),
                rowsRoot,
                new Basis(receipt.authority(), table.key(), receipt.keyEpoch(), receiptHash));
    }

    static ChunkPurged read(JsonObject json) {
        return new ChunkPurged(
                json.uuid("receipt"),
                ChunkPosition.read(json),
                new TargetName(json.text("target")),
                TableName.of(json.text("table")),
                Outcome.read(json),
                json.hash("rowsRoot"),
                json.has("receiptHash") ? Basis.read(json) : null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this)
                .put("receipt", receipt)
                .put("target", target.name())
                .put("table", table.toString())
                .put("rowsRoot", rowsRoot);
        position.write(json);
        outcome.write(json);
        if (basis != null) {
            basis.write(json);
        }
        return json.build();
    }

    @Override
    public Optional<RunId> ofRun() {
        return Optional.of(position.run());
    }

    @Override
    public Optional<UUID> ofReceipt() {
        return Optional.of(receipt);
    }
}
