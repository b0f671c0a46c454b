package io.lethe.ledger.row;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonValue;
import io.lethe.policy.name.ColumnName;
import java.util.List;

/**
 * The columns of a table's key in order, with the types that the database gives them. Canonical form:
 *
 * <pre>[["id","bigint"]]</pre>
 */
public record KeyColumns(List<KeyColumn> columns) {

    /** One column: its name, and its type as text such as {@code bigint}. */
    public record KeyColumn(ColumnName name, String type) {
        public KeyColumn {
            if (type.isBlank()) {
                throw new IllegalArgumentException("expected the type of column " + name + " but it is blank");
            }
        }
    }

    public KeyColumns {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("expected at least one key column");
        }
        columns = List.copyOf(columns);
    }

    public static KeyColumns single(String name, String type) {
        return new KeyColumns(List.of(new KeyColumn(new ColumnName(name), type)));
    }

    public int size() {
        return columns.size();
    }

    public static KeyColumns read(JsonArray json) {
        return new KeyColumns(json.arrays().map(KeyColumns::readColumn).toList());
    }

    private static KeyColumn readColumn(JsonArray pair) {
        List<String> texts = pair.texts();
        if (texts.size() != 2) {
            throw new CanonicalJsonException("expected a column and its type but was " + texts);
        }
        return new KeyColumn(new ColumnName(texts.getFirst()), texts.getLast());
    }

    public JsonArray json() {
        return new JsonArray(columns.stream()
                .<JsonValue>map(
                        column -> JsonArray.ofTexts(List.of(column.name().name(), column.type())))
                .toList());
    }
}
