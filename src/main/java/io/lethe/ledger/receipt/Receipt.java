package io.lethe.ledger.receipt;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction did, written in that same transaction: no receipt without the deed, no deed without a receipt.
 * Its body, which the worker signs:
 *
 * <pre>
 * {"action":"purge","asOf":"2026-11-22T02:00:00.000Z","chunk":1,"committed":"2026-11-22T09:40:00.123Z",
 *  "cutoff":"2016-11-22T00:00:00.000Z","dataset":"customer","fence":12,"key":[["id","bigint"]],"keyEpoch":"2026Q4",
 *  "partition":1,"policy":{"id":"customer-contact","sha256":"5c03…"},"receipt":"01980000-0000-7000-8000-000000000002",
 *  "rows":5,"rule":1,"run":"01980000-0000-7000-8000-000000000001","schema":"lethe.receipt/1","server":"3e11fa47-…",
 *  "step":1,"table":"crm.customer","target":"crm-prod"}
 * </pre>
 *
 * <p>Of a table with a subject column it also says {@code "subject":"user_id"}.
 *
 * @param table the table with its key columns, which the sealed keys are values of
 * @param keyEpoch whose key the row keys are sealed under and the rows committed to with
 * @param deed what was done to the rows
 * @param subject the column whose values are sealed beside the keys; null where the table has none
 */
public record Receipt(
        UUID id,
        ChunkPosition position,
        KeyedTable table,
        Authority authority,
        Outcome outcome,
        KeyEpoch keyEpoch,
        Deed deed,
        @Nullable ColumnName subject) {

    private static final String SCHEMA = "lethe.receipt/1";

    /** Refuses what is not the body of a receipt to the byte. */
    public static Receipt read(byte[] body) {
        JsonObject json = JsonObject.read(body);
        TableName name = TableName.of(json.text("table"));
        Receipt receipt = new Receipt(
                json.uuid("receipt"),
                ChunkPosition.read(json),
                new KeyedTable(new TargetName(json.text("target")), name, KeyColumns.read(json.array("key"))),
                Authority.read(json),
                Outcome.read(json),
                new KeyEpoch(json.text("keyEpoch")),
                Deed.read(json),
                json.has("subject") ? new ColumnName(json.text("subject")) : null);
        if (!Arrays.equals(receipt.body(), body)) {
            throw new CanonicalJsonException("expected exactly the members of " + SCHEMA + " but was " + json.names());
        }
        return receipt;
    }

    /** The canonical bytes that are signed, stored and hashed. */
    public byte[] body() {
        JsonObject.Builder json = JsonObject.builder()
                .put("schema", SCHEMA)
                .put("receipt", id)
                .put("action", deed.action())
                .put("target", table.target().name())
                .put("table", table.table().toString())
                .put("key", table.key().json())
                .put("keyEpoch", keyEpoch.name());
        position.write(json);
        authority.write(json);
        outcome.write(json);
        deed.write(json);
        if (subject != null) {
            json.put("subject", subject.name());
        }
        return json.build().bytes();
    }

    public RunId run() {
        return position.run();
    }

    public int rows() {
        return outcome.rows();
    }
}
