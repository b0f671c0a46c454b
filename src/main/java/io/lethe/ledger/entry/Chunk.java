package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.Authority;
import io.lethe.ledger.receipt.ChunkPosition;
import io.lethe.ledger.receipt.Outcome;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every leaf of a chunk says, whatever was done to its rows: a receipt, with the root of its rows' commitments in place of their
 * keys.
 *
 * @param basis absent only in leaves that say no more than the worked example does
 */
public record Chunk(
        UUID receipt,
        ChunkPosition position,
        TargetName target,
        TableName table,
        Outcome outcome,
        Hash rowsRoot,
        @Nullable Basis basis) {

    /** By what right, how the keys are to be read in an opening, and what binds the signed receipt. */
    public record Basis(
            Authority authority,
            KeyColumns key,
            KeyEpoch keyEpoch,
            Hash receiptHash,
            @Nullable Subject subject) {

        private static Basis read(JsonObject json) {
            return new Basis(
                    Authority.read(json),
                    KeyColumns.read(json.array("key")),
                    new KeyEpoch(json.text("keyEpoch")),
                    json.hash("receiptHash"),
                    json.has("subjectsRoot") ? Subject.read(json) : null);
        }

        private void write(JsonObject.Builder json) {
            authority.write(json);
            json.put("key", key.json()).put("keyEpoch", keyEpoch.name()).put("receiptHash", receiptHash);
            if (subject != null) {
                json.put("subject", subject.column().name()).put("subjectsRoot", subject.root());
            }
        }
    }

    /** The column that says whom a row is about, and the root of the rows' tags; absent where the table has no such column. */
    public record Subject(ColumnName column, Hash root) {
        private static Subject read(JsonObject json) {
            return new Subject(new ColumnName(json.text("subject")), json.hash("subjectsRoot"));
        }
    }

    static Chunk of(Receipt receipt, Hash receiptHash, KeptRows rows) {
        KeyedTable table = receipt.table();
        Subject subject = receipt.subject() == null || rows.tags() == null
                ? null
                : new Subject(receipt.subject(), rows.tags().root());
        return new Chunk(
                receipt.id(),
                receipt.position(),
                table.target(),
                table.table(),
                receipt.outcome(),
                rows.commitments().rowsRoot(),
                new Basis(receipt.authority(), table.key(), receipt.keyEpoch(), receiptHash, subject));
    }

    static Chunk read(JsonObject json) {
        return new Chunk(
                json.uuid("receipt"),
                ChunkPosition.read(json),
                new TargetName(json.text("target")),
                TableName.of(json.text("table")),
                Outcome.read(json),
                json.hash("rowsRoot"),
                json.has("receiptHash") ? Basis.read(json) : null);
    }

    void write(JsonObject.Builder json) {
        json.put("receipt", receipt)
                .put("target", target.name())
                .put("table", table.toString())
                .put("rowsRoot", rowsRoot);
        position.write(json);
        outcome.write(json);
        if (basis != null) {
            basis.write(json);
        }
    }
}
