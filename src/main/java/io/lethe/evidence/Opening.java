package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyColumns.KeyColumn;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Shows that one row is among the rows of one chunk, and shows no other row:
 *
 * <pre>
 * {"index":3,"leaf":1,"path":["6a27…","124a…","556c…"],
 *  "rowKey":"[\"lethe.row.v1\",\"crm-prod\",\"crm\",\"customer\",[[\"id\",\"bigint\",\"4711\"]]]","salt":"418f…","size":5}
 * </pre>
 *
 * @param leaf of the chunk
 * @param rowKey the canonical bytes that name the row, as text
 * @param proof from the row's commitment to the leaf's {@code rowsRoot}
 */
record Opening(long leaf, String rowKey, Hash salt, InclusionProof proof) implements Opened {

    /** The commitments of a chunk of 5,000 rows need 13 hashes; a key may be long. */
    private static final int LIMIT = 64 * 1024;

    /** Refuses every other spelling of what it reads. */
    static Opening read(byte[] bytes) {
        JsonObject json = JsonObject.read(bytes, LIMIT);
        List<Hash> path = json.array("path").texts().stream().map(Hash::parse).toList();
        return new Opening(
                json.integer("leaf"),
                json.text("rowKey"),
                json.hash("salt"),
                new InclusionProof(json.integer("index"), json.integer("size"), path));
    }

    @Override
    public byte[] bytes() {
        return JsonObject.builder()
                .put("leaf", leaf)
                .put("rowKey", rowKey)
                .put("salt", salt)
                .put("index", proof.index())
                .put("size", proof.size())
                .put(
                        "path",
                        JsonArray.ofTexts(proof.path().stream().map(Hash::hex).toList()))
                .build()
                .bytes(LIMIT);
    }

    /** Whether it is the row with this key that it shows, among those of the chunk that this leaf tells of. */
    boolean shows(List<String> key, JsonObject chunk) {
        byte[] bytes = rowKey.getBytes(StandardCharsets.UTF_8);
        Hash commitment = EpochKey.commitment(bytes, salt);
        return Arrays.equals(bytes, table(chunk).row(key).bytes())
                && proof.size() == chunk.integer("rows")
                && proof.verify(Hash.leaf(commitment.bytes()), chunk.hash("rowsRoot"));
    }

    /** The table with its key, as a chunk's leaf names them. */
    static KeyedTable table(JsonObject chunk) {
        List<KeyColumn> columns = chunk.array("key")
                .arrays()
                .map(column -> new KeyColumn(
                        new ColumnName(column.texts().get(0)), column.texts().get(1)))
                .toList();
        return new KeyedTable(
                new TargetName(chunk.text("target")), TableName.of(chunk.text("table")), new KeyColumns(columns));
    }
}
