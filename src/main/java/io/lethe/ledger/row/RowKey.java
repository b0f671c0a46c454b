package io.lethe.ledger.row;

import io.lethe.ledger.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names one row, of all databases. It is personal data: it stands in openings that were asked for, never in the ledger.
 * Its canonical bytes:
 *
 * <pre>["lethe.row.v1","crm-prod","crm","customer",[["id","bigint","4711"]]]</pre>
 *
 * <p>Values are whatever text the customer's keys have; control characters are escaped as RFC 8785 says.
 */
public record RowKey(KeyedTable table, List<String> values) {

    public RowKey {
        if (values.size() != table.key().size()) {
            throw new IllegalArgumentException("expected " + table.key().size() + " key values for " + table.table()
                    + " but was " + values.size());
        }
        values = List.copyOf(values);
    }

    public byte[] bytes() {
        StringBuilder text = start(table);
        for (int i = 0; i < values.size(); i++) {
            appendColumn(text, i);
            CanonicalJson.appendText(text, values.get(i));
            text.append(']');
        }
        return encode(text.append("]]"));
    }

    /** Everything before the value of a single key column: what all rows of a table share. */
    static byte[] prefix(KeyedTable table) {
        StringBuilder text = start(table);
        appendColumn(text, table.key().columns().getFirst());
        return encode(text.append('"'));
    }

    /** Everything after the value of a single key column. */
    static byte[] suffix() {
        return "\"]]]".getBytes(StandardCharsets.US_ASCII);
    }

    private static StringBuilder start(KeyedTable table) {
        StringBuilder text = new StringBuilder(128).append("[\"lethe.row.v1\",");
        CanonicalJson.appendText(text, table.target().name());
        CanonicalJson.appendText(text.append(','), table.table().schema());
        CanonicalJson.appendText(text.append(','), table.table().table());
        return text.append(",[");
    }

    private void appendColumn(StringBuilder text, int index) {
        appendColumn(text.append(index == 0 ? "" : ","), table.key().columns().get(index));
    }

    private static void appendColumn(StringBuilder text, KeyColumns.KeyColumn column) {
        CanonicalJson.appendText(text.append('['), column.name().name());
        CanonicalJson.appendText(text.append(','), column.type());
        text.append(',');
    }

    /** Refuses lone surrogates, which would all become the same question mark. */
    private static byte[] encode(CharSequence text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected key values that have a UTF-8 form", e);
        }
    }

    /** Without the values: what is logged must not hold personal data. */
    @Override
    public String toString() {
        return "a row of " + table.target() + " " + table.table();
    }
}
