package io.lethe.ledger.row;

import io.lethe.ledger.row.KeyColumns.KeyColumn;
import io.lethe.policy.ObjectSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object that rows pointed at, as receipts, the ledger and certificates name it: as if it were a row of a table of its own.
 *
 * <pre>["lethe.row.v1","crm","objects","upload",[["object_key","varchar","a/one.pdf"],["found","varchar","there"]]]</pre>
 *
 * @param wasThere when its turn came; if it was not, somebody else had removed it before
 */
public record ObjectRow(String key, boolean wasThere) {
    public static final KeyColumns KEY =
            new KeyColumns(List.of(new KeyColumn(ObjectSet.KEY, "varchar"), new KeyColumn(ObjectSet.FOUND, "varchar")));

    /** Whether the rows of this table are objects. By the schema alone a customer's own, of that name, would be taken for one. */
    public static boolean isIn(KeyedTable table) {
        return table.table().schema().equals(ObjectSet.SCHEMA) && table.key().equals(KEY);
    }

    /** Refuses values that name none. */
    public static ObjectRow of(List<String> values) {
        return Stream.of(true, false)
                .map(wasThere -> new ObjectRow(values.getFirst(), wasThere))
                .filter(row -> row.values().equals(values))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected an object's key and \"" + ObjectSet.THERE
                        + "\" or \"" + ObjectSet.GONE + "\" but was " + values.size() + " other values"));
    }

    /** As which an object with this key may be in the ledger: whether it was there, only the ledger tells. */
    public static Stream<ObjectRow> withKey(String key) {
        return Stream.of(new ObjectRow(key, true), new ObjectRow(key, false));
    }

    public List<String> values() {
        return List.of(key, wasThere ? ObjectSet.THERE : ObjectSet.GONE);
    }
}
